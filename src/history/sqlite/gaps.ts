import type { Answer } from '../../model/answer.ts';
import type { Database } from '../../support/sqlite.ts';
import { clusterGaps, isAnswering, MAX_CLUSTERED } from '../cluster-gaps.ts';
import type { GapReport, TermsOf, UncheckedGap } from '../history.ts';

interface GapRow {
  readonly text: string;
  readonly asked_at: number;
  readonly checked_outcome: string | null;
}

/** Unanswered questions of a guild since that instant, clustered; private ones only as a count. */
export function listGaps(
  db: Database,
  { guildId, since }: { guildId: string; since: Date },
  termsOf: TermsOf,
): GapReport {
  const where = "guild_id = ? AND asked_at >= ? AND outcome = 'not-found'";
  const rows = db
    .prepare(
      `SELECT text, asked_at, checked_outcome FROM entry WHERE ${where} AND is_private = 0
       ORDER BY asked_at DESC, id DESC LIMIT ${MAX_CLUSTERED}`,
    )
    .all(guildId, since.getTime()) as GapRow[];
  const hidden = db
    .prepare(`SELECT count(*) FROM entry WHERE ${where} AND is_private = 1`)
    .pluck()
    .get(guildId, since.getTime());
  const questions = rows.reverse().map((row) => ({
    text: row.text,
    askedAt: new Date(row.asked_at),
    isAnsweredNow: isAnswering(row.checked_outcome),
  }));
  return { gaps: clusterGaps(questions, termsOf), hidden: Number(hidden) };
}

export function listUnchecked(db: Database, indexVersion: string, limit: number): UncheckedGap[] {
  const rows = db
    .prepare(
      `SELECT id, guild_id AS guildId, channel_id AS channelId, text, filters, language FROM entry
       WHERE outcome = 'not-found' AND index_version <> @indexVersion AND checked_version IS NOT @indexVersion
       ORDER BY asked_at DESC, id DESC LIMIT @limit`,
    )
    .all({ indexVersion, limit }) as (Omit<UncheckedGap, 'filters'> & { filters: string })[];
  return rows.map((row) => ({ ...row, filters: JSON.parse(row.filters) as UncheckedGap['filters'] }));
}

export function markRechecked(
  db: Database,
  { id, indexVersion, outcome }: { id: number; indexVersion: string; outcome: Answer['outcome'] },
): void {
  db.prepare('UPDATE entry SET checked_version = ?, checked_outcome = ? WHERE id = ?').run(indexVersion, outcome, id);
}
