import type { Answer } from '../../model/answer.ts';
import type { ListPart } from '../../model/question.ts';

/** Articles of a page: one row of buttons takes one for each. */
const PER_PAGE = 5;

/** What of a list of articles page `page` shows, from 1. */
export function partOfPage(page: number): ListPart {
  return { offset: (page - 1) * PER_PAGE, count: PER_PAGE };
}

/** Pages of the articles that an answer lists; 1 for an answer that lists none. */
export function countListedPages(answer: Answer): number {
  const isList = answer.outcome === 'overview' && (answer.form === 'articles' || answer.form === 'timeline');
  return isList ? Math.max(1, Math.ceil(answer.articles.found / PER_PAGE)) : 1;
}
