import { describe, expect, it } from 'vitest';
import { RATES as DEFAULTS, RateLimiter } from '../../../../src/bot/limits/rate-limiter.ts';

const RATES = {
  ...DEFAULTS,
  user: { burst: 2, perMinute: 6 },
  channel: { burst: 3, perMinute: 60 },
  guild: { burst: 100, perMinute: 60 },
  notice: { burst: 1, perMinute: 1 },
  help: { burst: 1, perMinute: 1 },
};

describe('the rateLimiter', () => {
  it('lets a burst through, then one every ten seconds', () => {
    const rateLimiter = new RateLimiter(RATES);
    const ask = (at: number) => rateLimiter.pass([['user', 'a']], at);
    expect([ask(0), ask(0), ask(0)]).toEqual([0, 0, 10]);
    expect(ask(4_000)).toBe(6);
    expect(ask(10_000)).toBe(0);
    expect(ask(10_000)).toBe(10);
  });

  it('takes nothing from one bucket where another is empty', () => {
    const rateLimiter = new RateLimiter(RATES);
    const ask = (user: string) =>
      rateLimiter.pass(
        [
          ['user', user],
          ['channel', 'c'],
        ],
        0,
      );
    expect([ask('a'), ask('a'), ask('a'), ask('b'), ask('b')]).toEqual([0, 0, 10, 0, 1]);
    expect(rateLimiter.pass([['user', 'b']], 0)).toBe(0);
  });

  it('does not save up more than the burst', () => {
    const rateLimiter = new RateLimiter(RATES);
    const ask = (at: number) => rateLimiter.pass([['user', 'a']], at);
    expect([ask(0), ask(3_600_000), ask(3_600_000), ask(3_600_000)]).toEqual([0, 0, 0, 10]);
  });
});
