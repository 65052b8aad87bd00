/** Work under way, so that a stop can wait for it. */
export class InFlight {
  readonly #tasks = new Set<Promise<void>>();

  /** Keeps `task` until it settles; its failures are its own business. */
  track(task: Promise<void>): void {
    const kept = task.catch(() => {}).finally(() => this.#tasks.delete(kept));
    this.#tasks.add(kept);
  }

  /** Settles once nothing is under way, what begins meanwhile included, or after `timeoutMs`. */
  async settle(timeoutMs: number): Promise<void> {
    let isOver = false;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        isOver = true;
        resolve();
      }, timeoutMs);
    });
    while (this.#tasks.size > 0 && !isOver) await Promise.race([Promise.all(this.#tasks), timeout]);
    clearTimeout(timer);
  }
}
