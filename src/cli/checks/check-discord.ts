import { type Application, lookUpApplication } from '../../bot/registration/look-up-application.ts';
import { type GuildFindings, lookUpGuilds } from '../../bot/registration/look-up-guilds.ts';
import type { Config } from '../../support/config.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Checks that the token is set and valid, then reports the invite link, the bot's guilds and its commands there. */
export async function checkDiscord(config: Config): Promise<Finding[]> {
  const name = 'Discord';
  const { discordToken: token, discordApiUrl: apiUrl, discordGuildIds: guildIds } = config;
  if (token === undefined) {
    return [warn(name, 'no token: "npm start" is a chat in the terminal', 'Set DISCORD_TOKEN in .env to run the bot.')];
  }
  const application = await lookUpApplication(token, apiUrl);
  if (application.kind === 'unreachable') return [unreachable(name, application.reason)];
  if (application.kind === 'refused') {
    const remedy = 'Copy it afresh from the Bot page of the developer portal into .env.';
    return [fail(name, 'DISCORD_TOKEN is not a valid token', remedy)];
  }
  const found = ok(name, `${application.name}; invite it with ${application.inviteLink}`);
  try {
    const guilds = await lookUpGuilds({ token, apiUrl, applicationId: application.id, guildIds });
    return [found, servers(guilds, guildIds, application), commands(guilds)];
  } catch (error) {
    return [found, unreachable('Discord servers', (error as Error).message)];
  }
}

function unreachable(name: string, reason: string): Finding {
  return warn(name, `cannot be reached (${reason})`, 'Check the network, then run this again.');
}

function servers(
  { memberOf }: GuildFindings,
  guildIds: readonly string[],
  { inviteLink }: Extract<Application, { kind: 'known' }>,
): Finding {
  const name = 'Discord servers';
  const foreign = guildIds.filter((id) => !memberOf.includes(id));
  if (foreign.length > 0) {
    const text = `DISCORD_GUILD_IDS names servers that the bot is not in: ${foreign.join(', ')}`;
    return warn(name, text, `Invite it there with ${inviteLink} or mend the ids in .env.`);
  }
  if (memberOf.length === 0) return warn(name, 'the bot is in no server yet', `Invite it with ${inviteLink}`);
  return ok(name, `the bot is in ${memberOf.length}`);
}

function commands({ unregistered }: GuildFindings): Finding {
  const name = 'Discord commands';
  if (unregistered.length === 0) return ok(name, 'registered');
  const places = unregistered.map((id) => id ?? 'everywhere').join(', ');
  return warn(name, `not registered as they are now: ${places}`, 'Run "npm run commands"; "npm start" does it too.');
}
