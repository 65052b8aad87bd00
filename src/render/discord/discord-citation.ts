import type { Citation } from '../../model/answer.ts';
import type { Language } from '../../model/question.ts';
import { renderPages, renderQuote } from '../answer/answer-text.ts';
import { highlightsIn } from '../answer/highlights.ts';
import { STRINGS } from '../strings/strings.ts';
import { linkToOriginal, renderFact, titleOf } from './article-head.ts';
import { clip, escapeMarkdown, escapeWithBold, quoteLines } from './markdown.ts';

/** Longest title and publisher beside a quotation. Chosen by hand. */
const MAX_TITLE_CHARS = 150;
const MAX_SOURCE_CHARS = 60;

/** A quotation as quoted lines of Discord's Markdown, its answering words in bold, its mark at the end. */
export function renderDiscordCitation(citation: Citation, language: Language): string {
  const { quote, n } = citation;
  const { length } = STRINGS[language].quoteMarks[0];
  const bold = highlightsIn(citation).map(({ start, end }) => ({ start: start + length, end: end + length }));
  return quoteLines(`${escapeWithBold(renderQuote(quote, language), bold)} [${n}]`);
}

/**
 * Sources, one per line, in the order of their first mark: marks, title, source, day, page and link; unknown facts are
 * left out. Citations of one article share a line.
 */
export function renderDiscordSources(citations: readonly Citation[], language: Language): string[] {
  const byArticle = new Map<string, Citation[]>();
  for (const citation of citations) {
    const group = byArticle.get(citation.articleId);
    if (group) group.push(citation);
    else byArticle.set(citation.articleId, [citation]);
  }
  return [...byArticle.values()].map((group) => sourceLine(group, language));
}

/** Facts about the article of these citations besides title and day: source, pages and link; empty if none is known. */
export function renderDiscordFacts(citations: readonly Citation[], language: Language): string {
  const [first] = citations;
  return first === undefined
    ? ''
    : joinFacts([renderFact(first.source, MAX_SOURCE_CHARS), ...placeOf(first, citations, language)]);
}

function sourceLine(group: readonly Citation[], language: Language): string {
  const [first] = group;
  if (first === undefined) return '';
  return joinFacts([
    `${group.map(({ n }) => `[${n}]`).join('')} ${escapeMarkdown(clip(titleOf(first, language), MAX_TITLE_CHARS))}`,
    renderFact(first.source, MAX_SOURCE_CHARS),
    first.publishedOn,
    ...placeOf(first, group, language),
  ]);
}

/** Pages of the file, and the link that jumps to the quotations. */
function placeOf({ url }: Citation, group: readonly Citation[], language: Language): (string | null)[] {
  const quotes = group.map(({ quote }) => quote);
  return [renderPages(group, language), linkToOriginal(url, quotes, language)];
}

function joinFacts(facts: readonly (string | null)[]): string {
  return facts.filter((fact) => fact !== null).join(' · ');
}
