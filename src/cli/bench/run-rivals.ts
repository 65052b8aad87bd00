import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_DIR } from '../../support/config.ts';
import { programOptions, programPath } from '../../support/program.ts';
import type { SearchOutcome, SearchTask } from './bench-search-process.ts';

/** Engines that bench/rivals.mjs knows, with what the page calls them. */
export const RIVALS = {
  exact: 'exact scan of all vectors',
  minisearch: 'MiniSearch (words alone)',
  fts5: 'FTS5 with sqlite-vec',
  lancedb: 'LanceDB (words and vectors)',
} as const;

export type Rival = keyof typeof RIVALS;

/** The figures of an engine over the exported corpus. */
export interface RivalFigures {
  readonly buildMs: number;
  readonly ms: readonly number[];
  readonly ranks: readonly number[];
  readonly processorMs: number;
  readonly bytes: number;
}

/** Tells if the other engines are installed; only a comparison needs them. */
export function hasRivals(): boolean {
  return existsSync(join(PROJECT_DIR, 'bench/node_modules'));
}

const MAX_OUTPUT_BYTES = 64e6;
const MEMORY_MB = 12_000;
/** An engine that takes longer is left out. Chosen by hand. */
const LONGEST_MS = 600_000;

/** Runs one engine, in a process of its own. @returns undefined if it fails or does not end in time. */
export async function runRival(rival: Rival, dir: string): Promise<RivalFigures | undefined> {
  const args = [`--max-old-space-size=${MEMORY_MB}`, join(PROJECT_DIR, 'bench/rivals.mjs'), rival, dir];
  const limits = { maxBuffer: MAX_OUTPUT_BYTES, timeout: LONGEST_MS };
  const ran = await promisify(execFile)(process.execPath, args, limits).catch(() => undefined);
  return ran && (JSON.parse(ran.stdout) as RivalFigures);
}

/** Searches as the program does, in a process of its own. */
export async function runOwnSearch(task: SearchTask): Promise<SearchOutcome> {
  const child = fork(programPath(import.meta.dirname, 'bench-search-process'), [], {
    execArgv: [...programOptions()],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  child.send(task);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the search ended with code ${code}`)));
  const [outcome] = (await Promise.race([once(child, 'message'), ended])) as [SearchOutcome];
  ended.catch(() => {});
  return outcome;
}
