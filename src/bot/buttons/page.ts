import { renderNotice } from '../../render/discord/discord-view.ts';
import { articlePage } from '../articles/article-page.ts';
import type { ButtonHandler } from '../context/context.ts';
import { findArticle } from '../context/find-article.ts';

/** Side of a button on an answer, which the article never takes the place of. */
const FROM_ANSWER = 'a';

/** Turns to another page of an article: on the private copy it stands on, or for others on a private copy of their own. */
export const turnPage: ButtonHandler = async (call, [key = '', index = '1', side], scene) => {
  const { respond, asker, strings, language } = scene;
  const isOwn = side !== FROM_ANSWER && call.message.interaction_metadata?.user.id === asker.userId;
  if (isOwn) await respond.deferUpdate();
  else await respond.defer(true);
  const article = await findArticle(scene, key);
  if (!article) return respond.tell(renderNotice(strings.refusals.articleUnknown));
  await respond.show(articlePage(article, Number(index), language));
};
