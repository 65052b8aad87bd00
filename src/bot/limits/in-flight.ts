/** Tasks in progress, so that a stop can wait for them. */
export class InFlight {
  readonly #tasks = new Set<Promise<void>>();

  /** Keeps `task` until it settles and ignores its failures. */
  track(task: Promise<void>): void {
    const kept = task.catch(() => {}).finally(() => this.#tasks.delete(kept));
    this.#tasks.add(kept);
  }

  /** Resolves when no task is in progress, including tasks that begin meanwhile, or after `timeoutMs`. */
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
