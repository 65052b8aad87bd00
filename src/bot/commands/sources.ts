import { renderSources } from '../../render/discord/discord-articles.ts';
import type { CommandModule } from '../context/context.ts';
import { defineCommand } from './options.ts';

export const sources: CommandModule = {
  definition: defineCommand('sources'),
  run: {
    sources: async (_call, { bot, respond, language }) => {
      await respond.reply(renderSources(bot.articleCache.articles, language), true);
    },
  },
};
