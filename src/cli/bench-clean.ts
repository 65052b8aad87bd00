import { cleanFile } from '../ingest/clean-file.ts';

export interface CleanBench {
  readonly bytes: number;
  /** Processor time, so that other programs do not count. */
  readonly seconds: number;
  readonly megabytesPerSecond: number;
}

const WARM_UP_ROUNDS = 20;
const SECONDS = 5;

/** Cleans the files over and over for some seconds, after a warm-up. */
export function benchClean(files: readonly { readonly file: string; readonly bytes: Uint8Array }[]): CleanBench {
  const cleanAll = () => {
    for (const { file, bytes } of files) cleanFile(file, bytes);
    return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) cleanAll();
  const began = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
  };
  let bytes = 0;
  while (spent() < SECONDS) bytes += cleanAll();
  const seconds = spent();
  return { bytes, seconds, megabytesPerSecond: bytes / 1e6 / seconds };
}
