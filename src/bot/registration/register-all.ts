import { RateLimitError } from 'discord.js';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { DEFINITIONS } from '../commands/all-commands.ts';
import { DiscordApi } from '../discord/discord-api.ts';
import { makeClient } from '../discord/discord-client.ts';
import { inviteLink } from './invite-link.ts';
import { registerEverywhere } from './register-commands.ts';

interface Deps {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** Guilds in which to register; empty for everywhere. */
  readonly guildIds: readonly string[];
  readonly log: Log;
}

/** The result of a registration. */
export interface Registration {
  /** Names of the commands, in English. */
  readonly commands: readonly string[];
  /** True if Discord had something else before. */
  readonly changed: boolean;
  readonly inviteLink: string;
}

/**
 * Registers the commands if Discord has others, without a connection to the gateway.
 * @throws DISCORD_REFUSED if the token is not accepted, DISCORD_LIMITED if the daily registrations are used up.
 */
export async function registerAll({ token, apiUrl, guildIds, log }: Deps): Promise<Registration> {
  const client = makeClient({ apiUrl, log, onUnauthorized: () => {} });
  client.rest.setToken(token);
  let applicationId = '';
  const api = new DiscordApi(
    () => client.rest,
    () => applicationId,
  );
  try {
    applicationId = (await api.application()).id;
    const changed = await registerEverywhere(api, guildIds, DEFINITIONS);
    const commands = DEFINITIONS.map(({ name }) => name);
    return { commands, changed, inviteLink: inviteLink(applicationId) };
  } catch (error) {
    if (error instanceof RateLimitError) {
      throw OperatorError.of('DISCORD_LIMITED', { minutes: Math.ceil(error.retryAfter / 60_000) }, error);
    }
    if ((error as { status?: unknown }).status !== 401) throw error;
    throw OperatorError.of('DISCORD_REFUSED', { reason: 'the token is not valid' }, error);
  } finally {
    await client.destroy();
  }
}
