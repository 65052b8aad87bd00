import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../support/sqlite.ts';
import type { Forgotten } from '../marks/marks.ts';
import { forgetPerson, markForgotten } from '../marks/person-marks.ts';

interface Forgetting {
  readonly key: string;
  /** Stands for the user in the mark of when this was. */
  readonly markKey: string;
  readonly now: Date;
}

/** Deletes entries, votes and marks of a user. */
export function forgetUser(db: Database, { key, markKey, now }: Forgetting): Forgotten {
  const forgotten = db.transaction(() => {
    const posts = forgetPerson(db, key);
    markForgotten(db, markKey, now);
    const votes = db.prepare('DELETE FROM vote WHERE voter_key = ?').run(key).changes;
    return { posts, count: votes + db.prepare('DELETE FROM entry WHERE asker_key = ?').run(key).changes };
  })();
  wipeTraces(db);
  return forgotten;
}

/**
 * Deletes what a copy of the history holds of a user. Copies are of any schema since the first, so what came later is only
 * looked at where it is there.
 */
export function forgetInCopy(db: Database, key: string): void {
  db.prepare('DELETE FROM vote WHERE voter_key = ?').run(key);
  db.prepare('DELETE FROM entry WHERE asker_key = ?').run(key);
  for (const table of ['told', 'pending_answer']) {
    const isThere =
      db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
    if (isThere) db.prepare(`DELETE FROM ${table} WHERE asker_key = ?`).run(key);
  }
}

export function forgetGuild(db: Database, guildId: string): void {
  db.transaction(() => {
    for (const table of ['entry', 'guild_settings', 'pending_answer'])
      db.prepare(`DELETE FROM ${table} WHERE guild_id = ?`).run(guildId);
  })();
  wipeTraces(db);
}

/** Rows deleted at a time; in between other work of the process gets its turn. */
const BATCH = 1_000;

/** @returns how many entries were older and are gone. */
export async function forgetBefore(db: Database, instant: Date): Promise<number> {
  const sql = `DELETE FROM entry WHERE id IN (SELECT id FROM entry WHERE asked_at < ? LIMIT ${BATCH})`;
  let total = 0;
  for (;;) {
    const { changes } = db.prepare(sql).run(instant.getTime());
    total += changes;
    if (changes < BATCH) break;
    await setImmediate();
  }
  if (total > 0) wipeTraces(db);
  return total;
}

/** Empties the write-ahead log, where deleted rows would stay readable; the pages themselves are overwritten by SQLite. */
export function wipeTraces(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}
