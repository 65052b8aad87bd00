import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InFlight } from '../../../../src/bot/limits/in-flight.ts';

describe('work under way', () => {
  it('is waited for, with what it starts, whether it succeeds or fails', async () => {
    const inFlight = new InFlight();
    const done: string[] = [];
    const second = async () => {
      await sleep(10);
      done.push('second');
      throw new Error('failed');
    };
    inFlight.track(
      sleep(10).then(() => {
        done.push('first');
        inFlight.track(second());
      }),
    );
    await inFlight.settle(5_000);
    expect(done).toEqual(['first', 'second']);
  });

  it('is not waited for longer than allowed', async () => {
    const inFlight = new InFlight();
    inFlight.track(new Promise(() => {}));
    await inFlight.settle(10);
  });

  it('may be none', async () => {
    await new InFlight().settle(60_000);
  });
});
