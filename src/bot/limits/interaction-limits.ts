import type { Incoming } from '../discord/incoming.ts';
import type { BucketKind, RateLimiter } from './rate-limiter.ts';

/**
 * Takes the tokens of an interaction that is no question: of its own bucket for completions, else of the person and the guild.
 * @returns 0 where it may go on, else the seconds to wait.
 */
export function passInteraction({ kind, asker }: Incoming, limiter: RateLimiter, now: number): number {
  const { userId, guildId } = asker;
  if (kind === 'typing') return limiter.pass([['typing', userId]], now);
  const guild: [BucketKind, string][] = guildId === null ? [] : [['guildActions', guildId]];
  return limiter.pass([['action', userId], ...guild], now);
}
