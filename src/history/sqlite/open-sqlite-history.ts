import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../support/errors.ts';
import { type Database, openSqlite } from '../../support/sqlite.ts';
import { systemFault } from '../../support/system-faults.ts';
import type { History } from '../history.ts';
import { markOfSalt, readSalt } from '../user-key.ts';
import { copyBeforeMigration } from './copies.ts';
import { isOutdated, migrate } from './migrations.ts';
import { SqliteHistory } from './sqlite-history.ts';

/**
 * Opens the history in `directory`, which it creates if it is missing: `history.db` (SQLite, write-ahead log), `salt`,
 * the key of the user hashes that belongs to it, and `copies`. The history is checked, and copied before its schema is
 * changed.
 * @throws HISTORY_BROKEN if either file is damaged, missing or from a newer version; HISTORY_UNWRITABLE if the disk,
 * rights or paths prevent its use.
 */
export function openSqliteHistory(directory: string, now: () => Date = () => new Date()): History {
  const path = join(directory, 'history.db');
  let db: Database | undefined;
  try {
    mkdirSync(directory, { recursive: true });
    const saltPath = join(directory, 'salt');
    const isNew = !existsSync(path);
    if (!isNew && !existsSync(saltPath)) throw new Error('the file salt is missing');
    const salt = readSalt(saltPath);
    db = openSqlite(path, { timeout: 5_000 });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    checkWhole(db);
    checkSalt(db, salt);
    if (!isNew && isOutdated(db)) copyBeforeMigration(db, directory, now());
    migrate(db);
    return new SqliteHistory(db, salt, directory);
  } catch (error) {
    db?.close();
    const fault = isDamage(error) ? undefined : systemFault(error);
    if (fault !== undefined) throw OperatorError.of('HISTORY_UNWRITABLE', { path: directory, reason: fault }, error);
    const reason = error instanceof Error ? error.message : String(error);
    throw OperatorError.of('HISTORY_BROKEN', { path: directory, reason }, error);
  }
}

/** True for SQLite's errors about a file that a copy must replace; other faults concern the disk and rights. */
function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(String((error as { code?: unknown } | null)?.code));
}

/** Takes about a second for 300 MB. */
function checkWhole(db: Database): void {
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new Error(`history.db is damaged (${String(found)})`);
}

/** The database keeps a mark of its salt in its header; one from an earlier version without a mark gets it now. */
function checkSalt(db: Database, salt: Buffer): void {
  const mark = markOfSalt(salt);
  const kept = db.pragma('application_id', { simple: true });
  if (kept === 0) db.pragma(`application_id = ${mark}`);
  else if (kept !== mark) throw new Error('the file salt is damaged, or belongs to another history.db');
}
