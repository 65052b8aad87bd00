import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `look` finds something. Fails, with the last finding missing, after the time given. */
export async function eventually<T>(look: () => T | undefined | false, timeoutMs = 10_000): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`nothing came within ${timeoutMs} ms: ${look}`);
    await sleep(10);
  }
}
