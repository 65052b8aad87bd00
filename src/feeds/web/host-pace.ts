import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps a pause between the starts of two requests to one host, for all callers together. */
export class HostPace {
  readonly #nextAt = new Map<string, number>();

  /** Waits until the host may be asked again. */
  async wait(host: string, pauseMs: number): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#nextAt.get(host) ?? 0);
    this.#nextAt.set(host, at + pauseMs);
    if (at > now) await sleep(at - now);
  }
}
