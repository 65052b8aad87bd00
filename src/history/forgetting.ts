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

/** @returns how many entries were older and are gone. */
export function forgetBefore(db: Database, instant: Date): number {
  const { changes } = db.prepare('DELETE FROM entry WHERE asked_at < ?').run(instant.getTime());
  if (changes > 0) wipeTraces(db);
  return changes;
}

/** Empties the write-ahead log, where deleted rows would stay readable; the pages themselves are overwritten by SQLite. */
export function wipeTraces(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}
