import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../../../src/bot/discord/incoming.ts';
import { passInteraction } from '../../../../src/bot/limits/interaction-limits.ts';
import { RATES, RateLimiter } from '../../../../src/bot/limits/rate-limiter.ts';

const ONE = { burst: 1, perMinute: 60 };

function pass(limiter: RateLimiter, kind: 'typing' | 'press', userId: string, guildId: string | null = 'g'): number {
  return passInteraction({ kind, asker: { userId, guildId } } as Incoming, limiter, 0);
}

describe('interactions that are no questions', () => {
  it('are limited by person, and completions apart from the rest', () => {
    const limiter = new RateLimiter({ ...RATES, action: ONE, typing: ONE });
    expect([pass(limiter, 'press', 'a'), pass(limiter, 'press', 'a'), pass(limiter, 'press', 'b')]).toEqual([0, 1, 0]);
    expect([pass(limiter, 'typing', 'a'), pass(limiter, 'typing', 'a')]).toEqual([0, 1]);
  });

  it('are limited by guild, direct messages are not', () => {
    const limiter = new RateLimiter({ ...RATES, guildActions: ONE });
    expect([pass(limiter, 'press', 'a'), pass(limiter, 'press', 'b'), pass(limiter, 'press', 'c', null)]).toEqual([
      0, 1, 0,
    ]);
  });
});
