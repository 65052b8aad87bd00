import { OperatorError } from '../../support/errors.ts';

/** Close codes after which the gateway accepts no new connection and discord.js makes none. */
const REASONS: Readonly<Record<number, string>> = {
  4004: 'the token is not accepted',
  4010: 'the shard is not accepted',
  4011: 'the bot is in too many guilds for one connection',
  4012: 'the version of the gateway is not accepted',
  4013: 'the intents are not valid',
  4014: 'the intents are not allowed for this application',
};

/** The error for a close code; undefined if the connection will be made again. */
export function fatalClose(code: number): OperatorError | undefined {
  const reason = REASONS[code];
  if (reason === undefined) return undefined;
  if (code === 4004) return OperatorError.of('DISCORD_REFUSED', { reason });
  return OperatorError.of('DISCORD_CLOSED', { code, reason });
}
