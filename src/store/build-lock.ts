import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../support/errors.ts';
import { makeFolder } from '../support/files.ts';
import { openSqlite } from '../support/sqlite.ts';
import { systemFault } from '../support/system-faults.ts';

/**
 * Does something as the only builder of the index directory, which is made where it is missing.
 * @throws INDEX_LOCKED where another process builds; INDEX_UNWRITABLE where disk, rights or paths prevent the work.
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

/** Makes this process the only builder of the index directory. @throws INDEX_LOCKED where another process is it. */
function takeBuildLock(indexDir: string): () => void {
  return takeLock(indexDir, 'build-lock.sqlite', () => OperatorError.of('INDEX_LOCKED', { path: indexDir }));
}

/**
 * Makes this process the only one that has the lock of this file name. The lock is an open transaction of SQLite, which the
 * operating system gives up when the process dies, however it dies.
 * @returns what gives the lock back.
 * @throws what `whenTaken` gives where another process has it.
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
