import { readFile } from 'node:fs/promises';
import { STORE } from '../../model/tuning.ts';
import type { Manifest } from '../../store/manifest.ts';
import { makeOpenFar } from '../../store/postgres/reading/open-stored-index.ts';
import { type SearchAsked, searchAll } from './search-all.ts';

/** The task of a reader of a bench: the place to read and the questions. */
export interface ReaderTask {
  readonly url: string;
  readonly skeletonFile: string;
  readonly manifest: Manifest;
  readonly asked: readonly SearchAsked[];
}

// Entry of one reader: opens, searches, reports the milliseconds of each search and the memory of the process, and
// ends.
process.once('message', async (task: ReaderTask) => {
  const index = makeOpenFar(task.url)(await readFile(task.skeletonFile), task.manifest, STORE);
  const { ms } = searchAll(index, task.asked);
  process.send?.({ ms, bytes: process.memoryUsage().rss }, () => process.exit(0));
});
