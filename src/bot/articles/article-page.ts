import type { Article } from '../../model/article.ts';
import type { Language } from '../../model/question.ts';
import { paginateArticle, renderArticlePage } from '../../render/discord/article-pages.ts';
import type { ButtonSlot, MessageView } from '../../render/discord/discord-view.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import { articleKey } from './article-cache.ts';
import { digestId } from './article-ids.ts';

/** A page of an article (from 1; a larger number gives the last page), with buttons to its neighbours. */
export function articlePage(article: Article, page: number, language: Language): MessageView {
  const count = paginateArticle(article).length;
  const at = Math.min(Math.max(1, page), count);
  const to = (target: number, side: string) => makeCustomId('page', articleKey(article.id), target, side);
  const buttons: ButtonSlot[] = [
    { name: 'previous', id: to(at - 1, 'p') },
    { name: 'next', id: to(at + 1, 'n') },
  ];
  const points: ButtonSlot = { name: 'digest', id: digestId(article.id) };
  return renderArticlePage(article, { page: at, language, buttons: count === 1 ? [points] : [...buttons, points] });
}
