import type { Answer } from '../../model/answer.ts';
import type { Postgres } from '../../postgres/postgres.ts';
import { clusterGaps, isAnswering, MAX_CLUSTERED } from '../cluster-gaps.ts';
import { CSV_HEAD, csvFile, csvLine, type ExportRow } from '../csv-lines.ts';
import type { GapReport, GuildStats, TermsOf, UncheckedGap } from '../history.ts';
import { T } from './tables.ts';

/** The questions of a guild since an instant. */
export interface GuildPeriod {
  readonly guildId: string;
  readonly since: Date;
}

interface GapRow {
  readonly text: string;
  readonly asked_at: Date;
  readonly checked_outcome: string | null;
}

/** Unanswered questions of a guild, clustered; private ones only as a count. */
export async function listSharedGaps(
  db: Postgres,
  { guildId, since }: GuildPeriod,
  termsOf: TermsOf,
): Promise<GapReport> {
  const where = "guild_id = $1 AND asked_at >= $2 AND outcome = 'not-found'";
  const rows = await db.query<GapRow>(
    `SELECT text, asked_at, checked_outcome FROM ${T.entry} WHERE ${where} AND NOT is_private
     ORDER BY asked_at DESC, id DESC LIMIT ${MAX_CLUSTERED}`,
    [guildId, since],
  );
  const [hidden] = await db.query<{ count: number }>(
    `SELECT count(*) AS count FROM ${T.entry} WHERE ${where} AND is_private`,
    [guildId, since],
  );
  const questions = rows.reverse().map((row) => ({
    text: row.text,
    askedAt: row.asked_at,
    isAnsweredNow: isAnswering(row.checked_outcome),
  }));
  return { gaps: clusterGaps(questions, termsOf), hidden: hidden?.count ?? 0 };
}

export function listSharedUnchecked(db: Postgres, indexVersion: string, limit: number): Promise<UncheckedGap[]> {
  return db.query<UncheckedGap>(
    `SELECT id, guild_id AS "guildId", channel_id AS "channelId", text, filters, language FROM ${T.entry}
     WHERE outcome = 'not-found' AND index_version <> $1 AND checked_version IS DISTINCT FROM $1
     ORDER BY asked_at DESC, id DESC LIMIT $2`,
    [indexVersion, limit],
  );
}

export async function markSharedRechecked(
  db: Postgres,
  { id, indexVersion, outcome }: { id: number; indexVersion: string; outcome: Answer['outcome'] },
): Promise<void> {
  const sql = `UPDATE ${T.entry} SET checked_version = $2, checked_outcome = $3 WHERE id = $1`;
  await db.query(sql, [id, indexVersion, outcome]);
}

export async function countSharedGuild(db: Postgres, { guildId, since }: GuildPeriod): Promise<GuildStats> {
  const [stats] = await db.query<GuildStats>(
    `SELECT count(*) AS questions,
       count(*) FILTER (WHERE outcome IN ('answered', 'overview')) AS answered,
       count(*) FILTER (WHERE outcome = 'passage') AS passage,
       count(*) FILTER (WHERE outcome = 'not-found') AS "notFound",
       count(*) FILTER (WHERE outcome = 'invalid') AS invalid,
       count(*) FILTER (WHERE is_private) AS "privateQuestions",
       count(DISTINCT asker_key) AS askers,
       (${votes('up')}) AS "votesUp", (${votes('down')}) AS "votesDown",
       (SELECT count(*) FROM ${T.entry} WHERE guild_id IS NULL AND asked_at >= $2) AS "directMessages"
     FROM ${T.entry} WHERE guild_id = $1 AND asked_at >= $2`,
    [guildId, since],
  );
  return stats as GuildStats;
}

function votes(value: 'up' | 'down'): string {
  return `SELECT count(*) FROM ${T.vote} AS v JOIN ${T.entry} AS e ON e.id = v.entry_id
    WHERE e.guild_id = $1 AND e.asked_at >= $2 AND v.value = '${value}'`;
}

/** Number of rows read at a time, so that no statement takes long. Chosen by hand. */
const BATCH = 1_000;

const EXPORTED = `SELECT 'question' AS kind, 1 AS count,
    to_char(asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS asked_at,
    channel_id, text AS question, language, outcome, short, confidence, index_version,
    (SELECT count(*) FROM ${T.vote} WHERE entry_id = id AND value = 'up') AS votes_up,
    (SELECT count(*) FROM ${T.vote} WHERE entry_id = id AND value = 'down') AS votes_down,
    (SELECT string_agg(reason, ' | ' ORDER BY voter_key) FROM ${T.vote} WHERE entry_id = id AND reason <> '') AS reasons,
    id
  FROM ${T.entry} WHERE guild_id = $1 AND asked_at >= $2 AND NOT is_private AND id > $3 ORDER BY id LIMIT ${BATCH}`;

/** The same as the export of a history of one process. */
export async function exportSharedCsv(db: Postgres, { guildId, since }: GuildPeriod): Promise<string> {
  const lines = [CSV_HEAD];
  for (let after = 0; ; ) {
    const rows = await db.query<ExportRow & { id: number }>(EXPORTED, [guildId, since, after]);
    for (const row of rows) lines.push(csvLine(row));
    after = rows.at(-1)?.id ?? 0;
    if (rows.length < BATCH) break;
  }
  const { privateQuestions, directMessages } = await countSharedGuild(db, { guildId, since });
  lines.push(csvLine({ kind: 'private', count: privateQuestions }));
  lines.push(csvLine({ kind: 'direct-message', count: directMessages }));
  return csvFile(lines);
}
