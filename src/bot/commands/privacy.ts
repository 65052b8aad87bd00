import { renderPrivacy } from '../../render/discord/discord-admin.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { DISCORD_TEXTS } from '../../render/strings/discord-texts.ts';
import { deleteDoomed } from '../asking/delete-doomed.ts';
import type { CommandModule } from '../context/context.ts';
import { defineCommand } from './options.ts';

export const privacy: CommandModule = {
  definition: defineCommand('privacy'),
  run: {
    privacy: async (_call, { bot, respond, language }) => respond.reply(renderPrivacy(bot.privacy, language), true),
  },
};

/** Deletes everything that is stored about the person who asks for it, and the public answers to that person. */
export const forgetMe: CommandModule = {
  definition: defineCommand('forget-me'),
  run: {
    'forget-me': async (_call, { bot, respond, asker, strings, language }) => {
      await respond.defer(true);
      const { count, posts } = (await bot.history?.forgetUser(asker.userId, bot.now())) ?? { count: 0, posts: 0 };
      const sentences = [strings.forgotten(count), DISCORD_TEXTS[language].forgottenMessages(posts)];
      await respond.show(renderNotice(sentences.join('\n')));
      await deleteDoomed(bot);
    },
  },
};
