import type { HistoryEntry } from './history.ts';

/** A row of the table of questions. */
export interface EntryRow {
  readonly id: number;
  readonly asker_key: string;
  readonly guild_id: string | null;
  readonly channel_id: string;
  readonly question_message_id: string | null;
  readonly reply_channel_id: string | null;
  readonly reply_message_id: string | null;
  readonly text: string;
  readonly filters: string;
  readonly language: HistoryEntry['language'];
  readonly is_private: number;
  readonly asked_at: number;
  readonly outcome: HistoryEntry['outcome'];
  readonly short: string | null;
  readonly confidence: number | null;
  readonly citations: string;
  readonly index_version: string;
  readonly is_helper_asked: number;
  readonly is_published: number;
}

export function toEntry(row: EntryRow): HistoryEntry {
  const { reply_channel_id: channelId, reply_message_id: messageId } = row;
  return {
    id: row.id,
    askerKey: row.asker_key,
    guildId: row.guild_id,
    channelId: row.channel_id,
    questionMessageId: row.question_message_id,
    reply: channelId === null || messageId === null ? null : { channelId, messageId },
    text: row.text,
    filters: JSON.parse(row.filters) as HistoryEntry['filters'],
    language: row.language,
    isPrivate: row.is_private === 1,
    askedAt: new Date(row.asked_at),
    outcome: row.outcome,
    short: row.short,
    confidence: row.confidence,
    citations: JSON.parse(row.citations) as HistoryEntry['citations'],
    indexVersion: row.index_version,
    isHelperAsked: row.is_helper_asked === 1,
    isPublished: row.is_published === 1,
  };
}
