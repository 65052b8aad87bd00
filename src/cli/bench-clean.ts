import { cleanFile } from '../ingest/clean-file.ts';

export interface CleanBench {
  readonly bytes: number;
  readonly seconds: number;
  readonly megabytesPerSecond: number;
}

const WARM_UP_ROUNDS = 20;
const SECONDS = 5;

/** Cleans the files over and over for some seconds, after a warm-up. */
export function benchClean(files: readonly { readonly file: string; readonly bytes: Uint8Array }[]): CleanBench {
  const cleanAll = () => files.reduce((sum, { file, bytes }) => sum + (cleanFile(file, bytes), bytes.length), 0);
  for (let round = 0; round < WARM_UP_ROUNDS; round++) cleanAll();
  const began = performance.now();
  let bytes = 0;
  while (performance.now() - began < SECONDS * 1_000) bytes += cleanAll();
  const seconds = (performance.now() - began) / 1_000;
  return { bytes, seconds, megabytesPerSecond: bytes / 1e6 / seconds };
}
