import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../support/sqlite.ts';
import type { Forgotten } from '../marks/marks.ts';
import { forgetPerson, markForgotten } from '../marks/person-marks.ts';

interface Forgetting {
  readonly key: string;
  /** Key of the user in the mark of the time of forgetting. */
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
 * Deletes the data of a user in a copy of the history. A copy may have any schema since the first, so newer tables are
 * used only if they exist.
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

/** Number of rows deleted at a time, so that other work of the process gets its turn. Chosen by hand. */
const BATCH = 1_000;

/** @returns the number of older entries, which are gone. */
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

/** Empties the write-ahead log, in which deleted rows would stay readable; SQLite overwrites the pages themselves. */
export function wipeTraces(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}
