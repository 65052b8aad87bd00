import type { HistoryEntry, OutcomeRecord } from './history.ts';

/** Columns of the table of questions that have the same form in every database. */
export interface EntryColumns {
  readonly id: number;
  readonly asker_key: string;
  readonly guild_id: string | null;
  readonly channel_id: string;
  readonly question_message_id: string | null;
  readonly reply_channel_id: string | null;
  readonly reply_message_id: string | null;
  readonly text: string;
  readonly language: HistoryEntry['language'];
  readonly outcome: HistoryEntry['outcome'];
  readonly short: string | null;
  readonly confidence: number | null;
  readonly index_version: string;
}

/** The part of an entry that {@link EntryColumns} hold. */
export function entryOfColumns(row: EntryColumns) {
  const { reply_channel_id: channelId, reply_message_id: messageId } = row;
  return {
    id: row.id,
    askerKey: row.asker_key,
    guildId: row.guild_id,
    channelId: row.channel_id,
    questionMessageId: row.question_message_id,
    reply: channelId === null || messageId === null ? null : { channelId, messageId },
    text: row.text,
    language: row.language,
    outcome: row.outcome,
    short: row.short,
    confidence: row.confidence,
    indexVersion: row.index_version,
  };
}

/** The columns of an answer, by their names. */
export function outcomeColumns({ outcome, short, confidence, citations, indexVersion }: OutcomeRecord) {
  return { outcome, short, confidence, citations: JSON.stringify(citations), index_version: indexVersion };
}
