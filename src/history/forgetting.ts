import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';

/** Deletes entries and votes of a user. @returns how many of both. */
export function forgetUser(db: Database, key: string): number {
  const deleted = db.transaction(() => {
    const votes = db.prepare('DELETE FROM vote WHERE voter_key = ?').run(key).changes;
    return votes + db.prepare('DELETE FROM entry WHERE asker_key = ?').run(key).changes;
  })();
  wipeTraces(db);
  return deleted;
}

export function forgetGuild(db: Database, guildId: string): void {
  db.transaction(() => {
    db.prepare('DELETE FROM entry WHERE guild_id = ?').run(guildId);
    db.prepare('DELETE FROM guild_settings WHERE guild_id = ?').run(guildId);
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
