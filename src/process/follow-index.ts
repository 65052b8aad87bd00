import { setInterval } from 'node:timers/promises';
import { findManifest } from '../store/open-index.ts';
import type { Log } from '../support/log.ts';
import type { ConnectedLibrary } from './library-client.ts';

export interface FollowedIndex {
  readonly library: ConnectedLibrary;
  readonly indexDir: string;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly everyMs?: number;
}

/** Interval at which a new version is looked for. Chosen by hand. */
const EVERY_MS = 5_000;

/** Opens every index version that another process publishes, until the signal. */
export async function followIndex({
  library,
  indexDir,
  log,
  signal,
  everyMs = EVERY_MS,
}: FollowedIndex): Promise<void> {
  const published = async () => (await findManifest(indexDir))?.version;
  let known = (await library.status()).version;
  try {
    for await (const _ of setInterval(everyMs, undefined, { signal, ref: false })) {
      const version = await published();
      if (version === undefined || version === known) continue;
      // Tried once per version; if it cannot be opened, the present index stays in use.
      known = version;
      await library.reopen().catch((error: unknown) => log.warn({ err: error }, 'a new index cannot be opened'));
    }
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'the index is no longer watched');
  }
}
