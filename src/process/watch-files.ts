import { stat } from 'node:fs/promises';
import { listFiles } from '../ingest/corpus/list-files.ts';
import { sha256 } from '../support/files.ts';

export interface WatchOptions {
  readonly dataDir: string;
  readonly glossaryFile: string;
  /** The state of the files when the present index was last checked, see {@link readFileState}. */
  readonly state: string | undefined;
  /** Files are read after they have not changed for this long. */
  readonly settleMs?: number;
  readonly everyMs?: number;
  /**
   * Called when files have changed and settled, never twice at once.
   * @returns milliseconds after which it wants another call even without a change, or undefined.
   */
  readonly onSettled: () => Promise<number | undefined>;
}

/**
 * Files are taken as they are once nothing has changed for this long, because a copy takes its time. Chosen by hand.
 */
const SETTLE_MS = 5_000;
/** Interval at which the files are looked at. Chosen by hand. */
const EVERY_MS = 2_000;
/** Largest share of the time that is spent on looking: 10,000 files take 0.2 s. Chosen by hand. */
const MOST_SHARE = 0.05;

/**
 * Watches the article files and the glossary by looking at them again and again, because disks of networks and
 * containers do not report changes.
 * @returns a function that ends the watch.
 */
export function watchFiles(options: WatchOptions): { stop(): void } {
  const { settleMs = SETTLE_MS, everyMs = EVERY_MS } = options;
  let taken = options.state;
  let seen = options.state;
  let seenAt = performance.now();
  let againAt = Number.POSITIVE_INFINITY;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async () => {
    const startedAt = performance.now();
    const state = await readFileState(options.dataDir, options.glossaryFile);
    const now = performance.now();
    if (state !== seen) [seen, seenAt] = [state, now];
    const hasSettled = now - seenAt >= settleMs;
    if (stopped || state === undefined || !hasSettled) return now - startedAt;
    if (state === taken && now < againAt) return now - startedAt;
    taken = state;
    const againMs = await options.onSettled();
    againAt = againMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + againMs;
    return now - startedAt;
  };
  const round = async () => {
    const tookMs = await look();
    if (!stopped) timer = setTimeout(round, Math.max(everyMs, tookMs / MOST_SHARE)).unref();
  };
  timer = setTimeout(round, everyMs).unref();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** A text that changes with any file in the data directory or the glossary; undefined while they cannot be listed. */
export async function readFileState(dataDir: string, glossaryFile: string): Promise<string | undefined> {
  try {
    const { files } = await listFiles(dataDir);
    const lines: string[] = [];
    for (const path of [...files.map((file) => file.path), glossaryFile]) {
      const found = await stat(path).catch(() => undefined);
      lines.push(`${path} ${found?.size} ${found?.mtimeMs} ${found?.ino}`);
    }
    return sha256(lines.join('\n'));
  } catch {
    return undefined;
  }
}
