import type { Incoming } from '../discord/incoming.ts';
import type { BucketKind, RateLimiter } from './rate-limiter.ts';

/**
 * Takes the tokens of an interaction that is not a question: from its own bucket for completions, else from those of
 * the person and the guild.
 * @returns 0 if it may continue, else the seconds to wait.
 */
export function passInteraction({ kind, asker }: Incoming, limiter: RateLimiter, now: number): number {
  const { userId, guildId } = asker;
  if (kind === 'typing') return limiter.pass([['typing', userId]], now);
  const guild: [BucketKind, string][] = guildId === null ? [] : [['guildActions', guildId]];
  return limiter.pass([['action', userId], ...guild], now);
}
