import type { ArticleSummary } from '../../model/library.ts';
import type { Filters, Language } from '../../model/question.ts';
import { countListPages, renderArticleList } from '../../render/discord/discord-articles.ts';
import type { ButtonSlot, MessageView } from '../../render/discord/discord-view.ts';
import { clampPage } from '../../render/discord/page-buttons.ts';
import { foldText } from '../../text/script/fold.ts';
import { makeCustomId } from '../discord/custom-id.ts';
import { digestId } from './article-ids.ts';

/** The length that a custom id has left beside both days. */
const MAX_SOURCE_CHARS = 50;

interface Page {
  readonly filters: Filters;
  /** Counted from 1; a number beyond the last page gives the last page. */
  readonly page: number;
  readonly language: Language;
}

/** One page of the articles that pass the filters, in the given order, with buttons to the neighbouring pages. */
export function listPage(articles: readonly ArticleSummary[], { filters, page, language }: Page): MessageView {
  const passing = articles.filter((article) => passes(article, filters));
  const pages = countListPages(passing.length);
  const at = clampPage(page, pages);
  return renderArticleList(passing, { page: at, language, buttons: buttons(filters, at, pages), digestId });
}

function passes({ publishedOn, source }: ArticleSummary, { from, to, source: wanted }: Filters): boolean {
  if ((from !== undefined || to !== undefined) && publishedOn === null) return false;
  if (from !== undefined && publishedOn !== null && publishedOn < from) return false;
  if (to !== undefined && publishedOn !== null && publishedOn > to) return false;
  return wanted === undefined || foldText(source ?? '').includes(foldText(wanted));
}

function buttons({ from = '', to = '', source = '' }: Filters, at: number, pages: number): ButtonSlot[] {
  if (pages === 1 || source.length > MAX_SOURCE_CHARS || source.includes('|')) return [];
  const id = (page: number) => makeCustomId('list', page, from, to, source);
  return [
    { name: 'previous', id: id(at - 1) },
    { name: 'next', id: id(at + 1) },
  ];
}
