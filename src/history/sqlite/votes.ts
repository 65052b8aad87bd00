import type { Database } from '../../support/sqlite.ts';
import type { Vote, VoteCount, VoteResult } from '../history.ts';

/** Records a vote: one per user and entry, the latest counts. */
export function saveVote(db: Database, { entryId, value, reason, at }: Vote, voterKey: string): VoteResult {
  return db.transaction((): VoteResult => {
    if (db.prepare('SELECT 1 FROM entry WHERE id = ?').get(entryId) === undefined) return 'unknown';
    const before = db
      .prepare('SELECT value, reason FROM vote WHERE entry_id = ? AND voter_key = ?')
      .get(entryId, voterKey) as { value: string; reason: string | null } | undefined;
    const kept = before?.value === value ? before.reason : null;
    db.prepare('INSERT OR REPLACE INTO vote (entry_id, voter_key, value, reason, voted_at) VALUES (?, ?, ?, ?, ?)').run(
      entryId,
      voterKey,
      value,
      reason ?? kept,
      at.getTime(),
    );
    if (before === undefined) return 'new';
    return before.value === value ? 'same' : 'changed';
  })();
}

export function countVotes(db: Database, entryId: number): VoteCount {
  const row = db
    .prepare("SELECT total(value = 'up') AS up, total(value = 'down') AS down FROM vote WHERE entry_id = ?")
    .get(entryId);
  return row as VoteCount;
}
