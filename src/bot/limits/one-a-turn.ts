import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Starts tasks one a turn of the event loop: many that come at once do not block it. Urgent ones (completions, worth nothing a
 * moment later) go before all others; those of a kind start in the order given.
 */
export class OneATurn {
  readonly #urgent: (() => void)[] = [];
  readonly #others: (() => void)[] = [];
  #isRunning = false;

  /** Settles as the task does. */
  async run(task: () => Promise<void>, { isUrgent = false } = {}): Promise<void> {
    const turn = new Promise<void>((resolve) => {
      (isUrgent ? this.#urgent : this.#others).push(resolve);
    });
    if (!this.#isRunning) void this.#startAll();
    await turn;
    await task();
  }

  async #startAll(): Promise<void> {
    this.#isRunning = true;
    for (;;) {
      await nextTurn();
      const start = this.#urgent.shift() ?? this.#others.shift();
      if (!start) break;
      start();
    }
    this.#isRunning = false;
  }
}
