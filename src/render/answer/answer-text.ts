import type { Answer, Answered, Citation, Overview, Quoting } from '../../model/answer.ts';
import type { Language } from '../../model/question.ts';
import { STRINGS } from '../strings/strings.ts';
import { alternativeLines } from './alternatives.ts';
import { marksOfShort } from './marks.ts';
import { overviewLines } from './overview-lines.ts';
import { needsHeadline, renderNotes, rephrasedLines } from './rephrased.ts';

/**
 * The answer as plain text for a person: a language model's sentences if there are any, the short answer unless they
 * contain it, the proving sentences with their marks `[n]`, the sources, then notes. For a passage the short answer is
 * left out. Every mark belongs to a citation, and every citation has one; a refusal has neither marks nor titles.
 */
export function renderAnswerText(answer: Answer): string {
  const strings = STRINGS[answer.language];
  const notes = renderNotes(answer).join('\n');
  switch (answer.outcome) {
    case 'answered':
      return paragraphs(rephrasing(answer), headline(answer), proof(answer), sources(answer), notes);
    case 'passage':
      return paragraphs(rephrasing(answer), strings.passage, proof(answer), sources(answer), notes);
    case 'overview':
      return paragraphs(rephrasing(answer), overviewText(answer), sourcesByArticle(answer), notes);
    case 'not-found':
      return paragraphs(strings.notFound, notes);
    case 'invalid':
      return paragraphs(strings.invalid[answer.code], notes);
  }
}

/** One source on a line: title, source, day, page and address; unknown facts are left out. */
export function renderSource(citation: Citation, language: Language): string {
  const { title, source, publishedOn, url } = citation;
  const parts = [title ?? STRINGS[language].untitled, source, publishedOn, renderPages([citation], language), url];
  return parts.filter((part) => part !== null).join(' · ');
}

/** The pages on which citations of one article start; null if it has no pages. */
export function renderPages(citations: readonly Citation[], language: Language): string | null {
  const pages = new Set(citations.flatMap(({ page }) => (page === undefined ? [] : [page])));
  return pages.size === 0 ? null : STRINGS[language].pages([...pages].sort((a, b) => a - b));
}

/** The quotation inside the quotation marks of the language. */
export function renderQuote(quote: string, language: Language): string {
  const [open, close] = STRINGS[language].quoteMarks;
  return `${open}${quote}${close}`;
}

function rephrasing(answer: Quoting): string {
  return rephrasedLines(answer)
    .map(({ text, marks }) => `${text} ${marks.map((n) => `[${n}]`).join('')}`)
    .join('\n');
}

function headline(answer: Answered): string {
  const { short, citations, language } = answer;
  if (!needsHeadline(answer)) return '';
  if (answer.alternatives.length > 0) return differing(answer);
  if (short === null) return STRINGS[language].evidenceOnly;
  const marks = marksOfShort(short, citations);
  return marks.length === 0 ? short : `${short} ${marks.map((n) => `[${n}]`).join('')}`;
}

function differing(answer: Answered): string {
  return alternativeLines(answer)
    .map(({ short, title, day, marks }) => {
      const facts = [short, title, day].filter((part) => part !== null).join(' · ');
      return [facts, ...marks.map((n) => `[${n}]`)].join(' ');
    })
    .join('\n');
}

function proof({ citations, language }: Quoting): string {
  return citations.map(({ n, quote }) => `${renderQuote(quote, language)} [${n}]`).join('\n');
}

function sources({ citations, language }: Quoting): string {
  return citations.map((citation) => `[${citation.n}] ${renderSource(citation, language)}`).join('\n');
}

/** One line per article, in the order of their first citations. */
function sourcesByArticle({ citations, language }: Overview): string {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations)
    groups.set(citation.articleId, [...(groups.get(citation.articleId) ?? []), citation]);
  return [...groups.values()]
    .map((all) => `${all.map(({ n }) => `[${n}]`).join('')} ${renderSource(all[0] as Citation, language)}`)
    .join('\n');
}

function overviewText(answer: Overview): string {
  const { headline, groups } = overviewLines(answer);
  const blocks = groups.map(({ heading, lines }) => {
    const quoted = lines.map(({ n, quote }) => `${renderQuote(quote, answer.language)} [${n}]`);
    return [heading, ...quoted].filter((line) => line !== null).join('\n');
  });
  return paragraphs(headline, blocks.join('\n\n'));
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
