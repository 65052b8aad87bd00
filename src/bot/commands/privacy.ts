import { renderPrivacy } from '../../render/discord/discord-admin.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import type { CommandModule } from '../context/context.ts';
import { defineCommand } from './options.ts';

export const privacy: CommandModule = {
  definition: defineCommand('privacy'),
  run: {
    privacy: async (_call, { bot, respond, language }) => respond.reply(renderPrivacy(bot.privacy, language), true),
  },
};

/** Deletes everything kept of the person who asks for it. */
export const forgetMe: CommandModule = {
  definition: defineCommand('forget-me'),
  run: {
    'forget-me': async (_call, { bot, respond, asker, strings }) => {
      await respond.defer(true);
      const count = (await bot.history?.forgetUser(asker.userId)) ?? 0;
      await respond.show(renderNotice(strings.forgotten(count)));
    },
  },
};
