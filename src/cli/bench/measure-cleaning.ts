import { cleanFile } from '../../ingest/corpus/clean-file.ts';
import { makeCorpus } from '../../ingest/corpus/read-corpus.ts';

interface SourceFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The speed of cleaning files with one thread, including the search for copies. */
export interface CleaningSpeed {
  /** Raw bytes of the files, counted once. */
  readonly bytes: number;
  readonly passes: number;
  readonly megabytesPerSecond: number;
}

export interface Timing {
  readonly seconds: number;
  /** Milliseconds of any clock: wall-clock time, or processor time if the machine is busy. */
  readonly nowMs: () => number;
}

/**
 * Cleans the files repeatedly for at least `seconds`, after half that time as a warm-up, so that loading dictionaries
 * is not measured.
 */
export function measureCleaning(files: readonly SourceFile[], { seconds, nowMs }: Timing): CleaningSpeed {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  runFor({ seconds: seconds / 2, nowMs }, files);
  const { passes, elapsedMs } = runFor({ seconds, nowMs }, files);
  return { bytes, passes, megabytesPerSecond: (bytes * passes) / 1e3 / elapsedMs };
}

function runFor({ seconds, nowMs }: Timing, files: readonly SourceFile[]): { passes: number; elapsedMs: number } {
  const start = nowMs();
  let passes = 0;
  while (passes === 0 || nowMs() - start < seconds * 1_000) {
    makeCorpus(files.map(({ file, bytes }) => cleanFile(file, bytes)));
    passes++;
  }
  return { passes, elapsedMs: nowMs() - start };
}
