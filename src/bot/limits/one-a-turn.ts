import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Starts one task per turn of the event loop, so that many at once do not block it. Urgent tasks (completions, which
 * are worthless a moment later) come before all others; tasks of one kind start in the given order.
 */
export class OneATurn {
  readonly #urgent: (() => void)[] = [];
  readonly #others: (() => void)[] = [];
  #isRunning = false;

  /** Settles like the task. */
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
