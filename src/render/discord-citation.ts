import type { Citation } from '../model/answer.ts';
import type { Language } from '../model/question.ts';
import { renderQuote } from './answer-text.ts';
import { renderFact, titleOf } from './article-head.ts';
import { clip, escapeMarkdown, quoteLines, renderLink } from './markdown.ts';
import { STRINGS } from './strings.ts';

const MAX_TITLE_CHARS = 150;
const MAX_SOURCE_CHARS = 60;

/** A quotation as quoted lines of Discord's Markdown, its mark behind it. */
export function renderDiscordCitation({ quote, n }: Citation, language: Language): string {
  return quoteLines(`${escapeMarkdown(renderQuote(quote, language))} [${n}]`);
}

/** A source in one line: mark, title, source, day and link, what is unknown left out. */
export function renderDiscordSource(citation: Citation, language: Language): string {
  const { n, source, publishedOn, url } = citation;
  const parts = [
    `[${n}] ${escapeMarkdown(clip(titleOf(citation, language), MAX_TITLE_CHARS))}`,
    renderFact(source, MAX_SOURCE_CHARS),
    publishedOn,
    url === null ? null : renderLink(STRINGS[language].openOriginal, url),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
