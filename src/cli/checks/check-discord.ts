import { lookUpApplication } from '../../bot/registration/look-up-application.ts';
import type { Config } from '../../support/config.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Whether the token is set and valid; with it, the invite link. */
export async function checkDiscord({ discordToken, discordApiUrl }: Config): Promise<Finding> {
  const name = 'Discord';
  if (discordToken === undefined) {
    return warn(name, 'no token: "npm start" is a chat in the terminal', 'Set DISCORD_TOKEN in .env to run the bot.');
  }
  const application = await lookUpApplication(discordToken, discordApiUrl);
  if (application.kind === 'known') return ok(name, `${application.name}; invite it with ${application.inviteLink}`);
  if (application.kind === 'unreachable') {
    return warn(name, `cannot be reached (${application.reason})`, 'Check the network, then run this again.');
  }
  const remedy = 'Copy it afresh from the Bot page of the developer portal into .env.';
  return fail(name, 'DISCORD_TOKEN is not a valid token', remedy);
}
