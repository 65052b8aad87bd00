import type { Answer } from '../../model/answer.ts';
import type { Language, ListPart } from '../../model/question.ts';
import { type ButtonSlot, type RowView, renderButtons } from './discord-view.ts';

/** Where somebody is in something with pages. */
export interface PageContext {
  /** From 1; beyond the last page it is the last. */
  readonly page: number;
  readonly language: Language;
  /** `previous` and `next` are switched off by themselves at the ends. */
  readonly buttons: readonly ButtonSlot[];
}

/** The page that is shown, for any number that a button may carry. */
export function clampPage(page: number, pages: number): number {
  return Math.min(Math.max(page, 1), pages);
}

/** The buttons below page `page` of `pages`. */
export function renderPageButtons({ page, language, buttons }: PageContext, pages: number): RowView[] {
  const slots = buttons.map((slot) => {
    const isAtEnd = (slot.name === 'previous' && page <= 1) || (slot.name === 'next' && page >= pages);
    return isAtEnd ? { ...slot, disabled: true } : slot;
  });
  return renderButtons(slots, language);
}

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
