import type { Language } from '../../model/question.ts';
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
