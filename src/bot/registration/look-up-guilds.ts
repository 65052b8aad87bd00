import { REST } from 'discord.js';
import { DEFINITIONS } from '../commands/all-commands.ts';
import { DiscordApi } from '../discord/discord-api.ts';
import { holdsCommands } from './register-commands.ts';

/** The guilds of the bot, and the places whose commands are missing or outdated. */
export interface GuildFindings {
  /** Ids of its guilds; at most the first 200. */
  readonly memberOf: readonly string[];
  /** Places without the present commands: ids of guilds, or null for everywhere. */
  readonly unregistered: readonly (string | null)[];
}

interface Deps {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly applicationId: string;
  /** Guilds that should have the commands; empty for everywhere. */
  readonly guildIds: readonly string[];
}

/** Time that Discord gets for one answer; a check waits for it. Chosen by hand. */
const PATIENCE_MS = 5_000;

/** Asks Discord for the bot's guilds and commands without changing anything. Failures are the errors of discord.js. */
export async function lookUpGuilds({ token, apiUrl, applicationId, guildIds }: Deps): Promise<GuildFindings> {
  const rest = new REST({ timeout: PATIENCE_MS, retries: 0, ...(apiUrl === undefined ? {} : { api: apiUrl }) });
  rest.setToken(token);
  const api = new DiscordApi(
    () => rest,
    () => applicationId,
  );
  const memberOf = (await api.guilds()).map(({ id }) => id);
  const unregistered: (string | null)[] = [];
  for (const guildId of guildIds.length === 0 ? [null] : guildIds) {
    const isMember = guildId === null || memberOf.includes(guildId);
    if (!isMember || !(await holdsCommands(api, guildId, DEFINITIONS))) unregistered.push(guildId);
  }
  return { memberOf, unregistered };
}
