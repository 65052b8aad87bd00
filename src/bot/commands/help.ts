import { renderHelp } from '../../render/discord/discord-admin.ts';
import type { CommandModule } from '../context/context.ts';
import { defineCommand } from './options.ts';

export const help: CommandModule = {
  definition: defineCommand('help'),
  run: { help: async (_call, { respond, language }) => respond.reply(renderHelp(language), true) },
};
