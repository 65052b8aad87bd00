import { registerAll } from '../../bot/registration/register-all.ts';
import { OperatorError } from '../../support/errors.ts';
import { printLine, runCommand } from '../run-command.ts';

const USAGE = `Usage: npm run commands [-- --json]
Registers the slash commands with Discord, where it holds others, and prints the link that invites the bot.`;

await runCommand({
  usage: USAGE,
  options: { json: { type: 'boolean', says: 'print {"commands", "changed", "inviteLink"}' } },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    if (config.discordToken === undefined) throw OperatorError.of('TOKEN_MISSING', undefined);
    const { discordToken: token, discordApiUrl: apiUrl, discordGuildIds: guildIds } = config;
    const registration = await registerAll({ token, apiUrl, guildIds, log });
    const { commands, changed, inviteLink } = registration;
    if (values.json) return printLine(JSON.stringify(registration));
    printLine(`${changed ? 'Registered' : 'Registered already'}: ${commands.join(', ')}.`);
    printLine(`Invite the bot: ${inviteLink}`);
  },
});
