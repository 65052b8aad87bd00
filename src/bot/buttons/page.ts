import { renderNotice } from '../../render/discord/discord-view.ts';
import { articlePage } from '../articles/article-page.ts';
import type { ButtonHandler } from '../context/context.ts';
import { findArticle } from '../context/find-article.ts';

/** Marks a button on an answer, which must not be replaced by the article. */
const FROM_ANSWER = 'a';

/** Turns to another page of an article: in the private copy itself, or else in a new private copy. */
export const turnPage: ButtonHandler = async (call, [key = '', index = '1', side], scene) => {
  const { respond, asker, strings, language } = scene;
  const isOwn = side !== FROM_ANSWER && call.message.interaction_metadata?.user.id === asker.userId;
  if (isOwn) await respond.deferUpdate();
  else await respond.defer(true);
  const article = await findArticle(scene, key);
  if (!article) return respond.tell(renderNotice(strings.refusals.articleUnknown));
  await respond.show(articlePage(article, Number(index), language));
};
