import type { Postgres } from '../../postgres/postgres.ts';
import type { Vote, VoteCount, VoteResult } from '../history.ts';
import { T } from './tables.ts';

interface Before {
  readonly value: string;
  readonly reason: string | null;
}

/** Records a vote: one per user and entry, the latest counts. */
export function saveSharedVote(
  db: Postgres,
  { entryId, value, reason, at }: Vote,
  voterKey: string,
): Promise<VoteResult> {
  return db.transaction(async (query): Promise<VoteResult> => {
    // Locks the entry, so that it is not deleted meanwhile and two first votes of one person come one after the other.
    const entries = await query(`SELECT 1 FROM ${T.entry} WHERE id = $1 FOR UPDATE`, [entryId]);
    if (entries.length === 0) return 'unknown';
    const sql = `SELECT value, reason FROM ${T.vote} WHERE entry_id = $1 AND voter_key = $2`;
    const [before] = await query<Before>(sql, [entryId, voterKey]);
    const kept = before?.value === value ? before.reason : null;
    await query(
      `INSERT INTO ${T.vote} (entry_id, voter_key, value, reason, voted_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (entry_id, voter_key)
       DO UPDATE SET value = excluded.value, reason = excluded.reason, voted_at = excluded.voted_at`,
      [entryId, voterKey, value, reason ?? kept, at],
    );
    if (before === undefined) return 'new';
    return before.value === value ? 'same' : 'changed';
  });
}

export async function countSharedVotes(db: Postgres, entryId: number): Promise<VoteCount> {
  const sql = `SELECT count(*) FILTER (WHERE value = 'up') AS up, count(*) FILTER (WHERE value = 'down') AS down
    FROM ${T.vote} WHERE entry_id = $1`;
  return (await db.query<VoteCount>(sql, [entryId]))[0] as VoteCount;
}
