import type { Day } from '../../model/day.ts';
import type { Language } from '../../model/question.ts';
import { linkToQuotes } from '../answer/text-fragment.ts';
import { STRINGS } from '../strings/strings.ts';
import { LIMITS } from './discord-limits.ts';
import { clip, escapeMarkdown, removeUnseen, renderLink } from './markdown.ts';

/** Longest source or author that is shown. Chosen by hand. */
const MAX_FACT_CHARS = 80;
/**
 * Longest address with its text directives; three such lines leave most of a message to the quotations. Chosen by hand.
 */
const LINK_CHARS = 400;

interface Head {
  readonly title: string | null;
  readonly source: string | null;
  readonly author?: string | null;
  readonly publishedOn: Day | null;
  readonly url: string | null;
}

/**
 * Title of an article, escaped, for an embed; and source, author, day and link on one line, unknown facts left out. The
 * link jumps to the given quotation.
 */
export function renderArticleHead(
  article: Head,
  language: Language,
  quotes: readonly string[] = [],
): { title: string; facts: string } {
  const facts = [
    renderFact(article.source, MAX_FACT_CHARS),
    renderFact(article.author ?? null, MAX_FACT_CHARS),
    article.publishedOn,
    linkToOriginal(article.url, quotes, language),
  ].filter((fact) => fact !== null);
  return { title: clipEscaped(titleOf(article, language), LIMITS.embedTitle), facts: facts.join(' · ') };
}

/** A link that jumps to the quotations on the original page; null if the article has no usable address. */
export function linkToOriginal(url: string | null, quotes: readonly string[], language: Language): string | null {
  return url === null ? null : renderLink(STRINGS[language].openOriginal, linkToQuotes(url, quotes, LINK_CHARS) ?? url);
}

/** The title on one line, or the words for an article without a title. */
export function titleOf({ title }: Pick<Head, 'title'>, language: Language): string {
  const shown = oneLine(title ?? '');
  return shown === '' ? STRINGS[language].untitled : shown;
}

/** A fact about an article on one line, clipped and escaped; null if there is nothing to show. */
export function renderFact(fact: string | null, maxChars: number): string | null {
  const shown = oneLine(fact ?? '');
  return shown === '' ? null : escapeMarkdown(clip(shown, maxChars));
}

/** Escaped text of at most `maxChars`; it is clipped first, so that no escape is cut. */
export function clipEscaped(text: string, maxChars: number): string {
  const whole = escapeMarkdown(text);
  return whole.length <= maxChars ? whole : escapeMarkdown(clip(text, Math.floor(maxChars / 2)));
}

/** Text on one line, without line ends, runs of spaces and invisible characters. */
export function oneLine(text: string): string {
  return removeUnseen(text).replace(/\s+/g, ' ').trim();
}
