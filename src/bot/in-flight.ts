/** Work under way, so that a stop can wait for it. */
export class InFlight {
  readonly #tasks = new Set<Promise<void>>();

  /** Keeps `task` until it settles; its failures are its own business. */
  track(task: Promise<void>): void {
    const kept = task.catch(() => {}).finally(() => this.#tasks.delete(kept));
    this.#tasks.add(kept);
  }

  get count(): number {
    return this.#tasks.size;
  }

  /** Settles once nothing is under way, or after `timeoutMs`. */
  async settle(timeoutMs: number): Promise<void> {
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, timeoutMs).unref());
    await Promise.race([Promise.all(this.#tasks), timeout]);
  }
}
