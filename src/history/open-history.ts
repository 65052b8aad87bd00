import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { OperatorError } from '../support/errors.ts';
import type { History } from './history.ts';
import { migrate } from './migrations.ts';
import { SqliteHistory } from './sqlite-history.ts';
import { readSalt } from './user-key.ts';

/**
 * Opens the history in `directory`, made where it is not there yet: `history.db` (SQLite, write-ahead log) and `salt`,
 * the key of the user hashes, which belong together.
 * @throws HISTORY_BROKEN where either cannot be read or was written by a newer version.
 */
export function openHistory(directory: string): History {
  const path = join(directory, 'history.db');
  let db: Database.Database | undefined;
  try {
    mkdirSync(directory, { recursive: true });
    const saltPath = join(directory, 'salt');
    if (existsSync(path) && !existsSync(saltPath)) throw new Error('the file salt is missing');
    const salt = readSalt(saltPath);
    db = new Database(path, { timeout: 5_000 });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    migrate(db);
    return new SqliteHistory(db, salt);
  } catch (error) {
    db?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw OperatorError.of('HISTORY_BROKEN', { path: directory, reason }, error);
  }
}
