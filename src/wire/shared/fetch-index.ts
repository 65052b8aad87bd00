import { setTimeout as sleep } from 'node:timers/promises';
import { withBuildLock } from '../../store/build-lock.ts';
import type { OpenFar } from '../../store/open-index.ts';
import type { Config } from '../../support/config.ts';
import { describeError, OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';

/** Time for which a process waits where another one fetches, and interval of its tries. Chosen by hand. */
const LOCKED_MS = 10 * 60_000;
const LOCKED_AGAIN_MS = 500;

/**
 * Brings the index directory of a reader to the version that the database publishes.
 * @returns true if that differs from the version before.
 * @throws INDEX_MISSING, INDEX_BROKEN, INDEX_LOCKED, INDEX_UNWRITABLE; DATABASE_UNAVAILABLE, DATABASE_OUTDATED,
 * DATABASE_NEWER.
 */
export async function fetchFromDatabase({ sharedIndex, indexDir }: Config): Promise<boolean> {
  if (sharedIndex === undefined) return false;
  const [{ withSharedIndex }, { fetchShared }] = await Promise.all([
    import('../../store/postgres/open-shared-index.ts'),
    import('../../store/postgres/fetch-shared.ts'),
  ]);
  const { isNew } = await whenUnlocked(() =>
    withBuildLock(indexDir, () =>
      withSharedIndex(sharedIndex.url, (db) => fetchShared(db, indexDir, sharedIndex.reading)),
    ),
  );
  return isNew;
}

/** Processes on one machine may share an index directory, so one fetches and the others wait for it. */
async function whenUnlocked<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + LOCKED_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isLocked = error instanceof OperatorError && error.code === 'INDEX_LOCKED';
      if (!isLocked || performance.now() > deadline) throw error;
      await sleep(LOCKED_AGAIN_MS);
    }
  }
}

/**
 * Runs {@link fetchFromDatabase} before a command answers; if that fails, the command answers from the local version.
 */
export async function fetchIfPossible(config: Config, log: Log): Promise<void> {
  if (!isReader(config)) return;
  await fetchFromDatabase(config).catch((error: unknown) => {
    if (!(error instanceof OperatorError)) throw error;
    log.warn(`${describeError(error)} The version that is here is answered from.`);
  });
}

/** The function that opens versions inside the database; undefined if no database is configured. */
export async function loadOpenFar({ sharedIndex }: Config): Promise<OpenFar | undefined> {
  if (sharedIndex === undefined) return undefined;
  const { makeOpenFar } = await import('../../store/postgres/reading/open-stored-index.ts');
  return makeOpenFar(sharedIndex.url);
}

/**
 * Calls back whenever another version may have been published, also at the start and after every break of the
 * connection.
 */
export async function listenForVersions(url: string, onNotice: () => void): Promise<{ close(): Promise<void> }> {
  const [{ indexDatabase, INDEX_CHANNEL }, { listenTo }] = await Promise.all([
    import('../../store/postgres/open-shared-index.ts'),
    import('../../postgres/listen.ts'),
  ]);
  return listenTo(indexDatabase(url), INDEX_CHANNEL, onNotice);
}

/** True if this machine takes its index from a database and builds none. */
export function isReader({ sharedIndex }: Config): boolean {
  return sharedIndex !== undefined && !sharedIndex.isBuilder;
}
