import { readFile } from 'node:fs/promises';
import { STORE } from '../../model/tuning.ts';
import type { Manifest } from '../../store/manifest.ts';
import { makeOpenFar } from '../../store/postgres/reading/open-stored-index.ts';
import { type SearchAsked, searchAll } from './search-all.ts';

/** What a reader of a bench is told: where to read, and what to look for. */
export interface ReaderTask {
  readonly url: string;
  readonly skeletonFile: string;
  readonly manifest: Manifest;
  readonly asked: readonly SearchAsked[];
}

// Entry of one reader: opens, searches, says how long each search took in milliseconds and what the process takes of memory, and ends.
process.once('message', async (task: ReaderTask) => {
  const index = makeOpenFar(task.url)(await readFile(task.skeletonFile), task.manifest, STORE);
  const { ms } = searchAll(index, task.asked);
  process.send?.({ ms, bytes: process.memoryUsage().rss }, () => process.exit(0));
});
