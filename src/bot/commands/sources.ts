import { renderSources } from '../../render/discord/discord-articles.ts';
import type { CommandModule } from '../context/context.ts';
import { defineCommand } from './options.ts';

export const sources: CommandModule = {
  definition: defineCommand('sources'),
  run: {
    sources: async (_call, { articles, respond, language }) => {
      await respond.reply(renderSources((await articles()).articles, language), true);
    },
  },
};
