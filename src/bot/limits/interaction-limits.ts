import type { Incoming } from '../discord/incoming.ts';
import type { BucketKind, RateLimiter } from './rate-limiter.ts';

/** What ends in a question: the limits of questions are taken there. */
const QUESTIONS = /^command ask$|^menu Answer from articles$|^submit y1\|ask\|/;

/**
 * Takes the tokens of an interaction that is no question: of its own bucket for completions, else of the person and the guild.
 * @returns 0 where it may go on, else the seconds to wait.
 */
export function passInteraction(incoming: Incoming, limiter: RateLimiter, now: number): number {
  const { userId, guildId } = incoming.asker;
  if (incoming.kind === 'typing') return limiter.pass([['typing', userId]], now);
  if (QUESTIONS.test(`${incoming.kind} ${nameOf(incoming)}`)) return 0;
  const guild: [BucketKind, string][] = guildId === null ? [] : [['guildActions', guildId]];
  return limiter.pass([['action', userId], ...guild], now);
}

function nameOf(incoming: Exclude<Incoming, { kind: 'typing' }>): string {
  switch (incoming.kind) {
    case 'command':
      return incoming.path;
    case 'menu':
      return incoming.name;
    case 'press':
    case 'submit':
      return incoming.customId;
  }
}
