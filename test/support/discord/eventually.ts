import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than a bot may take to start on a busy machine, so that only what never comes takes this long. */
const WITHIN_MS = 300_000;

/** Waits until `look` finds something, and fails after the given time. */
export async function eventually<T>(look: () => T | undefined | false, timeoutMs = WITHIN_MS): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`nothing came within ${timeoutMs} ms: ${look}`);
    await sleep(10);
  }
}
