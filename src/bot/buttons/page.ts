import { renderNotice } from '../../render/discord/discord-view.ts';
import { articlePage } from '../articles/article-page.ts';
import type { ButtonHandler } from '../context/context.ts';
import { findArticle } from '../context/find-article.ts';

/** Turns to another page of an article: on the private copy it stands on, or for others on a private copy of their own. */
export const turnPage: ButtonHandler = async (call, [key = '', index = '1'], scene) => {
  const { bot, respond, asker, strings, language } = scene;
  const isOwn = call.message.interaction_metadata?.user.id === asker.userId;
  if (isOwn) await respond.deferUpdate();
  else await respond.defer(true);
  const article = await findArticle(bot, key);
  if (!article) return respond.tell(renderNotice(strings.refusals.articleUnknown));
  await respond.show(articlePage(article, Number(index), language));
};
