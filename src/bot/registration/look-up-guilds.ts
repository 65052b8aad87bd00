import { REST } from 'discord.js';
import { DEFINITIONS } from '../commands/all-commands.ts';
import { DiscordApi } from '../discord/discord-api.ts';
import { holdsCommands } from './register-commands.ts';

/** Where the bot is, and where its commands are not as they should be. */
export interface GuildFindings {
  /** Ids of the guilds it is in; of many the first 200. */
  readonly memberOf: readonly string[];
  /** Places without the present commands: ids of guilds, or null for everywhere. */
  readonly unregistered: readonly (string | null)[];
}

interface Deps {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly applicationId: string;
  /** Guilds the commands are to be registered in; none for everywhere. */
  readonly guildIds: readonly string[];
}

const PATIENCE_MS = 5_000;

/** Asks Discord, changing nothing, for the bot's guilds and commands. Failures are discord.js's errors. */
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
