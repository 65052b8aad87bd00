import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OneATurn } from '../../../../src/bot/limits/one-a-turn.ts';

/** Starts tasks that record their names, and returns the names by turn of the event loop. */
async function startsByTurn(tasks: readonly { name: string; isUrgent: boolean }[]): Promise<string[][]> {
  const paced = new OneATurn();
  const started: string[] = [];
  for (const { name, isUrgent } of tasks) {
    void paced.run(
      async () => {
        started.push(name);
      },
      { isUrgent },
    );
  }
  const turns: string[][] = [];
  for (let seen = 0; seen < tasks.length; seen = started.length) {
    await nextTurn();
    if (started.length > seen) turns.push(started.slice(seen));
  }
  return turns;
}

describe('tasks that come at once', () => {
  it('start one a turn, urgent ones first, in the order given', async () => {
    const turns = await startsByTurn([
      { name: 'question 1', isUrgent: false },
      { name: 'completion 1', isUrgent: true },
      { name: 'question 2', isUrgent: false },
      { name: 'completion 2', isUrgent: true },
    ]);
    expect(turns).toEqual([['completion 1'], ['completion 2'], ['question 1'], ['question 2']]);
  });

  it('do not hold up one another where one fails or takes its time', async () => {
    const paced = new OneATurn();
    void paced.run(() => new Promise(() => {}));
    await expect(paced.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(paced.run(async () => {})).resolves.toBeUndefined();
  });
});
