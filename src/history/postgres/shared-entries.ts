import { randomUUID } from 'node:crypto';
import type { Postgres, SqlQuery } from '../../postgres/postgres.ts';
import { type EntryColumns, entryOfColumns, outcomeColumns } from '../entry-columns.ts';
import type { HistoryEntry, MessagePlace, OutcomeRecord, QuestionRecord } from '../history.ts';
import { T } from './tables.ts';

/** Reads and writes the table of questions for one of the bots that share the database. */
export class SharedEntries {
  readonly #db: Postgres;
  readonly #bot: string;

  constructor(db: Postgres, bot: string) {
    this.#db = db;
    this.#bot = bot;
  }

  async insert(question: QuestionRecord, askerKey: string): Promise<number> {
    const columns = {
      record_key: randomUUID(),
      bot: this.#bot,
      asker_key: askerKey,
      guild_id: question.guildId,
      channel_id: question.channelId,
      question_message_id: question.questionMessageId,
      text: question.text,
      filters: JSON.stringify(question.filters),
      language: question.language,
      is_private: question.isPrivate || question.guildId === null,
      asked_at: question.askedAt,
      ...outcomeColumns(question),
    };
    const names = Object.keys(columns);
    const places = names.map((_, i) => `$${i + 1}`).join(', ');
    const sql = `INSERT INTO ${T.entry} (${names.join(', ')}) VALUES (${places})
      ON CONFLICT (record_key) DO UPDATE SET record_key = excluded.record_key RETURNING id`;
    const [row] = await this.#db.query<{ id: number }>(sql, Object.values(columns));
    return (row as { id: number }).id;
  }

  async attachReply(id: number, { channelId, messageId }: MessagePlace): Promise<void> {
    const sql = `UPDATE ${T.entry} SET reply_channel_id = $2, reply_message_id = $3 WHERE id = $1`;
    await this.#db.query(sql, [id, channelId, messageId]);
  }

  async revise(id: number, text: string, outcome: OutcomeRecord): Promise<void> {
    const columns = { text, ...outcomeColumns(outcome), checked_version: null, checked_outcome: null };
    const sets = Object.keys(columns).map((name, i) => `${name} = $${i + 2}`);
    await this.#db.transaction(async (query) => {
      await query(`UPDATE ${T.entry} SET ${sets.join(', ')} WHERE id = $1`, [id, ...Object.values(columns)]);
      await query(`DELETE FROM ${T.vote} WHERE entry_id = $1`, [id]);
    });
  }

  async remove(id: number): Promise<void> {
    await this.#db.query(`DELETE FROM ${T.entry} WHERE id = $1`, [id]);
  }

  async find(
    column: 'id' | 'reply_message_id' | 'published_message_id' | 'question_message_id',
    value: number | string,
  ): Promise<HistoryEntry | undefined> {
    const sql = `SELECT * FROM ${T.entry} WHERE ${column} = $1 ORDER BY id DESC LIMIT 1`;
    const [row] = await this.#db.query<EntryRow>(sql, [value]);
    return row && toEntry(row);
  }

  async recentTurns(channelId: string, limit: number): Promise<HistoryEntry[]> {
    const sql = `SELECT * FROM ${T.entry} WHERE (channel_id = $1 OR reply_channel_id = $1)
      AND (NOT is_private OR guild_id IS NULL) ORDER BY asked_at DESC, id DESC LIMIT $2`;
    return (await this.#db.query<EntryRow>(sql, [channelId, limit])).map(toEntry).reverse();
  }

  async directChannels(since: Date, limit: number): Promise<string[]> {
    const sql = `SELECT channel_id FROM ${T.entry} WHERE guild_id IS NULL AND bot = $3 AND asked_at >= $1
      GROUP BY channel_id ORDER BY max(asked_at) DESC, channel_id LIMIT $2`;
    const rows = await this.#db.query<{ channel_id: string }>(sql, [since, limit, this.#bot]);
    return rows.map((row) => row.channel_id);
  }

  /** A claim stores the key of its call, so that a call that is sent twice learns that the claim is its own. */
  async claim(column: 'help_claim' | 'publication_claim', id: number): Promise<boolean> {
    const sql = `UPDATE ${T.entry} SET ${column} = $2 WHERE id = $1 AND (${column} IS NULL OR ${column} = $2) RETURNING id`;
    return (await this.#db.query(sql, [id, randomUUID()])).length === 1;
  }

  async attachPublication(id: number, { channelId, messageId }: MessagePlace): Promise<void> {
    const sql = `UPDATE ${T.entry} SET published_channel_id = $2, published_message_id = $3 WHERE id = $1`;
    await this.#db.query(sql, [id, channelId, messageId]);
  }

  async releasePublication(id: number): Promise<void> {
    const sql = `UPDATE ${T.entry} SET publication_claim = NULL WHERE id = $1 AND published_message_id IS NULL`;
    await this.#db.query(sql, [id]);
  }
}

/** Within a transaction, deletes the entries of a person. @returns their number. */
export async function deleteEntriesOf(query: SqlQuery, askerKey: string): Promise<number> {
  return (await query(`DELETE FROM ${T.entry} WHERE asker_key = $1 RETURNING id`, [askerKey])).length;
}

/** A row of the table of questions. */
interface EntryRow extends EntryColumns {
  readonly filters: HistoryEntry['filters'];
  readonly is_private: boolean;
  readonly asked_at: Date;
  readonly citations: HistoryEntry['citations'];
  readonly help_claim: string | null;
  readonly publication_claim: string | null;
}

function toEntry(row: EntryRow): HistoryEntry {
  return {
    ...entryOfColumns(row),
    filters: row.filters,
    isPrivate: row.is_private,
    askedAt: row.asked_at,
    citations: row.citations,
    isHelperAsked: row.help_claim !== null,
    isPublished: row.publication_claim !== null,
  };
}
