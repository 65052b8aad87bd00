import type { Answer } from '../../model/answer.ts';
import type { Language, ListPart } from '../../model/question.ts';
import { type ButtonSlot, type RowView, renderButtons } from './discord-view.ts';

/** The page that somebody is looking at. */
export interface PageContext {
  /** Counted from 1; a number beyond the last page gives the last page. */
  readonly page: number;
  readonly language: Language;
  /** `previous` and `next` are disabled automatically at the ends. */
  readonly buttons: readonly ButtonSlot[];
}

/** The page to show for any number in a button. */
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

/** Number of articles on a page, because one row holds a button for each. */
const PER_PAGE = 5;

/** The part of a list of articles on page `page`, from 1. */
export function partOfPage(page: number): ListPart {
  return { offset: (page - 1) * PER_PAGE, count: PER_PAGE };
}

/** Number of pages of an answer's list of articles; 1 for an answer without a list. */
export function countListedPages(answer: Answer): number {
  const isList = answer.outcome === 'overview' && (answer.form === 'articles' || answer.form === 'timeline');
  return isList ? Math.max(1, Math.ceil(answer.articles.found / PER_PAGE)) : 1;
}
