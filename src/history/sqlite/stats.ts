import type { Database } from '../../support/sqlite.ts';
import type { GuildStats } from '../history.ts';

/** Counts of a guild since that instant. */
export function countGuild(db: Database, guildId: string, since: Date): GuildStats {
  const asked = db
    .prepare(
      `SELECT count(*) AS questions, total(outcome IN ('answered', 'overview')) AS answered, total(outcome = 'passage') AS passage,
         total(outcome = 'not-found') AS notFound,
         total(outcome = 'invalid') AS invalid, total(is_private) AS privateQuestions,
         count(DISTINCT asker_key) AS askers
       FROM entry WHERE guild_id = ? AND asked_at >= ?`,
    )
    .get(guildId, since.getTime()) as Omit<GuildStats, 'votesUp' | 'votesDown' | 'directMessages'>;
  const votes = db
    .prepare(
      `SELECT total(value = 'up') AS votesUp, total(value = 'down') AS votesDown
       FROM vote JOIN entry ON entry.id = vote.entry_id WHERE guild_id = ? AND asked_at >= ?`,
    )
    .get(guildId, since.getTime()) as Pick<GuildStats, 'votesUp' | 'votesDown'>;
  return { ...asked, ...votes, directMessages: countDirectMessages(db, since) };
}

/** Questions asked by direct message since that instant. */
export function countDirectMessages(db: Database, since: Date): number {
  const sql = 'SELECT count(*) FROM entry WHERE guild_id IS NULL AND asked_at >= ?';
  return Number(db.prepare(sql).pluck().get(since.getTime()));
}
