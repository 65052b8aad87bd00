import { GatewayCloseCodes } from 'discord.js';
import { OperatorError } from '../../support/errors.ts';

/** Close codes after which the gateway accepts no new connection and discord.js makes none. */
const REASONS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'the token is not accepted',
  [GatewayCloseCodes.InvalidShard]: 'the shard is not accepted',
  [GatewayCloseCodes.ShardingRequired]: 'the bot is in too many guilds for one connection',
  [GatewayCloseCodes.InvalidAPIVersion]: 'the version of the gateway is not accepted',
  [GatewayCloseCodes.InvalidIntents]: 'the intents are not valid',
  [GatewayCloseCodes.DisallowedIntents]: 'the intents are not allowed for this application',
};

/** The error for a close code; undefined if the connection will be made again. */
export function fatalClose(code: number): OperatorError | undefined {
  const reason = REASONS[code];
  if (reason === undefined) return undefined;
  if (code === GatewayCloseCodes.AuthenticationFailed) return OperatorError.of('DISCORD_REFUSED', { reason });
  return OperatorError.of('DISCORD_CLOSED', { code, reason });
}
