import type { Database } from '../../support/sqlite.ts';
import { type EntryColumns, entryOfColumns, outcomeColumns } from '../entry-columns.ts';
import type { HistoryEntry, MessagePlace, OutcomeRecord, QuestionRecord } from '../history.ts';

/** Reads and writes the table of questions. */
export class Entries {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  insert(question: QuestionRecord, askerKey: string): number {
    const columns = {
      asker_key: askerKey,
      guild_id: question.guildId,
      channel_id: question.channelId,
      question_message_id: question.questionMessageId,
      text: question.text,
      filters: JSON.stringify(question.filters),
      language: question.language,
      is_private: question.isPrivate || question.guildId === null ? 1 : 0,
      asked_at: question.askedAt.getTime(),
      ...outcomeColumns(question),
    };
    const names = Object.keys(columns);
    const sql = `INSERT INTO entry (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
    return Number(this.#db.prepare(sql).run(columns).lastInsertRowid);
  }

  attachReply(id: number, { channelId, messageId }: MessagePlace): void {
    this.#db
      .prepare('UPDATE entry SET reply_channel_id = ?, reply_message_id = ? WHERE id = ?')
      .run(channelId, messageId, id);
  }

  revise(id: number, text: string, outcome: OutcomeRecord): void {
    const columns = { text, ...outcomeColumns(outcome), checked_version: null, checked_outcome: null };
    const sets = Object.keys(columns).map((name) => `${name} = @${name}`);
    this.#db.prepare(`UPDATE entry SET ${sets.join(', ')} WHERE id = @id`).run({ ...columns, id });
    this.#db.prepare('DELETE FROM vote WHERE entry_id = ?').run(id);
  }

  find(
    column: 'id' | 'reply_message_id' | 'published_message_id' | 'question_message_id',
    value: number | string,
  ): HistoryEntry | undefined {
    const row = this.#db.prepare(`SELECT * FROM entry WHERE ${column} = ? ORDER BY id DESC LIMIT 1`).get(value);
    return row === undefined ? undefined : toEntry(row as EntryRow);
  }

  recentTurns(channelId: string, limit: number): HistoryEntry[] {
    const rows = this.#db
      .prepare(
        `SELECT * FROM entry WHERE (channel_id = @channelId OR reply_channel_id = @channelId)
           AND (is_private = 0 OR guild_id IS NULL) ORDER BY asked_at DESC, id DESC LIMIT @limit`,
      )
      .all({ channelId, limit });
    return (rows as EntryRow[]).map(toEntry).reverse();
  }

  directChannels(since: Date, limit: number): string[] {
    const sql = `SELECT channel_id FROM entry WHERE guild_id IS NULL AND asked_at >= ?
      GROUP BY channel_id ORDER BY max(asked_at) DESC, channel_id LIMIT ?`;
    return this.#db.prepare(sql).pluck().all(since.getTime(), limit) as string[];
  }

  claimHelp(id: number): boolean {
    const sql = 'UPDATE entry SET is_helper_asked = 1 WHERE id = ? AND is_helper_asked = 0';
    return this.#db.prepare(sql).run(id).changes === 1;
  }

  claimPublication(id: number): boolean {
    const sql = 'UPDATE entry SET is_published = 1 WHERE id = ? AND is_published = 0';
    return this.#db.prepare(sql).run(id).changes === 1;
  }

  attachPublication(id: number, { channelId, messageId }: MessagePlace): void {
    this.#db
      .prepare('UPDATE entry SET published_channel_id = ?, published_message_id = ? WHERE id = ?')
      .run(channelId, messageId, id);
  }

  releasePublication(id: number): void {
    this.#db.prepare('UPDATE entry SET is_published = 0 WHERE id = ? AND published_message_id IS NULL').run(id);
  }
}

/** A row of the table of questions. */
interface EntryRow extends EntryColumns {
  readonly filters: string;
  readonly is_private: number;
  readonly asked_at: number;
  readonly citations: string;
  readonly is_helper_asked: number;
  readonly is_published: number;
}

function toEntry(row: EntryRow): HistoryEntry {
  return {
    ...entryOfColumns(row),
    filters: JSON.parse(row.filters) as HistoryEntry['filters'],
    isPrivate: row.is_private === 1,
    askedAt: new Date(row.asked_at),
    citations: JSON.parse(row.citations) as HistoryEntry['citations'],
    isHelperAsked: row.is_helper_asked === 1,
    isPublished: row.is_published === 1,
  };
}
