import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../support/errors.ts';
import { makeFolder } from '../support/files.ts';
import { openSqlite } from '../support/sqlite.ts';
import { systemFault } from '../support/system-faults.ts';

/**
 * Runs `work` as the only builder of the index directory, which it creates if it is missing.
 * @throws INDEX_LOCKED if another process builds; INDEX_UNWRITABLE if the disk, rights or paths prevent the work.
 */
export async function withBuildLock<T>(indexDir: string, work: () => Promise<T>): Promise<T> {
  let release = () => {};
  try {
    await makeFolder(indexDir);
    release = takeBuildLock(indexDir);
    return await work();
  } catch (error) {
    const reason = error instanceof OperatorError ? undefined : systemFault(error);
    if (reason === undefined) throw error;
    throw OperatorError.of('INDEX_UNWRITABLE', { path: (error as { path?: string }).path ?? indexDir, reason }, error);
  } finally {
    release();
  }
}

/**
 * Makes this process the only builder of the index directory. @throws INDEX_LOCKED if another process holds the lock.
 */
function takeBuildLock(indexDir: string): () => void {
  return takeLock(indexDir, 'build-lock.sqlite', () => OperatorError.of('INDEX_LOCKED', { path: indexDir }));
}

/**
 * Takes the lock with this file name. The lock is an open transaction of SQLite, so that the operating system releases
 * it even if the process crashes.
 * @returns a function that releases the lock.
 * @throws the error of `whenTaken` if another process holds it.
 */
export function takeLock(dir: string, file: string, whenTaken: () => OperatorError): () => void {
  mkdirSync(dir, { recursive: true });
  const database = openSqlite(join(dir, file), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw whenTaken();
  }
  return () => {
    database.close();
  };
}
