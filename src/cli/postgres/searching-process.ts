import { readFile } from 'node:fs/promises';
import { STORE } from '../../model/tuning.ts';
import { Postgres } from '../../postgres/postgres.ts';
import type { Manifest } from '../../store/manifest.ts';
import { indexDatabase } from '../../store/postgres/open-shared-index.ts';
import { makeOpenFar, READING_NAME } from '../../store/postgres/reading/open-stored-index.ts';
import { canReadTime, makeProcessorClock } from './processor-clock.ts';
import { type SearchAsked, searchAll } from './search-all.ts';

/** The task of a reader of a bench: the place to read, and the questions. */
export interface ReaderTask {
  readonly url: string;
  readonly skeletonFile: string;
  readonly manifest: Manifest;
  readonly warmUp: readonly SearchAsked[];
  readonly asked: readonly SearchAsked[];
  /** True if there is no other reader, so that the time of the server's process can be told. */
  readonly isAlone: boolean;
}

/** The result of a reader. */
export interface ReaderFound {
  /** Of each search: on the wall, and of processor time, of the server too; undefined where that cannot be told. */
  readonly ms: readonly number[];
  readonly processorMs: readonly number[] | undefined;
  /** Chunks found for each question. */
  readonly found: readonly (readonly number[])[];
  /** Of the process. */
  readonly bytes: number;
}

// Entry of one reader: opens, searches, says what it found and what that took, and ends.
process.once('message', async ({ url, skeletonFile, manifest, warmUp, asked, isAlone }: ReaderTask) => {
  const index = makeOpenFar(url)(await readFile(skeletonFile), manifest, STORE);
  searchAll(index, warmUp);
  const pid = isAlone ? await findServerProcess(url) : undefined;
  const { ms, clockMs, found } = searchAll(index, asked, { clock: makeProcessorClock(pid) });
  const bytes = process.memoryUsage().rss;
  const said: ReaderFound = { ms, processorMs: pid === undefined ? undefined : clockMs, found, bytes };
  process.send?.(said, () => process.exit(0));
});

async function findServerProcess(url: string): Promise<number | undefined> {
  const db = new Postgres(indexDatabase(url));
  try {
    const sql = 'SELECT pid FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()';
    const [row, other] = await db.query<{ pid: number }>(sql, [READING_NAME]);
    return row && !other && canReadTime(row.pid) ? row.pid : undefined;
  } finally {
    await db.close();
  }
}
