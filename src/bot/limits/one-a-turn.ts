import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Starts tasks in the order given, one a turn of the event loop: many that come at once do not block it, and what cannot
 * wait (completions while somebody types) gets in between.
 */
export class OneATurn {
  #last: Promise<unknown> = Promise.resolve();

  /** Settles as the task does. */
  async run(task: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(() => nextTurn());
    this.#last = turn;
    await turn;
    await task();
  }
}
