import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { OperatorError } from '../support/errors.ts';

/**
 * Makes this process the only builder of the index directory. The lock is an open transaction of SQLite, which the
 * operating system gives up when the process dies, however it dies.
 * @returns what gives the lock back.
 * @throws INDEX_LOCKED where another process has it.
 */
export function takeBuildLock(indexDir: string): () => void {
  mkdirSync(indexDir, { recursive: true });
  const database = new Database(join(indexDir, 'build-lock.sqlite'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw OperatorError.of('INDEX_LOCKED', { path: indexDir }, error);
  }
  return () => {
    database.close();
  };
}
