import { styleText } from 'node:util';
import {
  type Answer,
  type Answered,
  type Citation,
  isQuoting,
  type Overview,
  type Quoting,
} from '../../model/answer.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleHit, ArticleSummary, LibraryStatus } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import { alternativeLines } from '../answer/alternatives.ts';
import { renderQuote, renderSource } from '../answer/answer-text.ts';
import { highlightsIn } from '../answer/highlights.ts';
import { marksOfShort } from '../answer/marks.ts';
import { overviewLines } from '../answer/overview-lines.ts';
import { type MarkedLine, needsHeadline, renderNotes, rephrasedLines } from '../answer/rephrased.ts';
import { STRINGS } from '../strings/strings.ts';

/** The style of output to a terminal. */
export interface TerminalStyle {
  /** True to write colour codes; only for a TTY. */
  readonly color: boolean;
}

type Paint = (style: 'bold' | 'dim' | 'green' | 'yellow' | 'red', text: string) => string;

function painter({ color }: TerminalStyle): Paint {
  // Whoever renders knows the output; newer versions of Node.js would look at standard output by themselves.
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}

/** An answer for reading in a terminal, without a final line end; a refusal includes its suggestions. */
export function renderTerminalAnswer(answer: Answer, style: TerminalStyle): string {
  const paint = painter(style);
  const strings = STRINGS[answer.language];
  const blocks = [];
  if (isQuoting(answer)) {
    blocks.push(...renderPoints(answer, paint));
    if (answer.outcome === 'overview') blocks.push(...renderOverview(answer, paint));
    else {
      if (answer.outcome === 'passage') blocks.push(paint('bold', strings.passage));
      else blocks.push(...renderClaims(answer, paint));
      blocks.push(quotesOf(answer.citations, answer.language, paint));
    }
    blocks.push(
      answer.citations
        .map((c) => `${mark(c.n, paint)} ${paint('dim', safe(renderSource(c, answer.language)))}`)
        .join('\n'),
    );
  } else if (answer.outcome === 'not-found') {
    blocks.push(paint('yellow', strings.notFound));
    const titles = answer.suggestions.map((title) => `- ${safe(title)}`);
    if (titles.length > 0) blocks.push([strings.labels.suggestions + strings.colon.trimEnd(), ...titles].join('\n'));
  } else {
    blocks.push(paint('red', strings.invalid[answer.code]));
  }
  if (answer.notes.length > 0)
    blocks.push(
      renderNotes(answer)
        .map((note) => paint('dim', safe(note)))
        .join('\n'),
    );
  return blocks.join('\n\n');
}

function renderOverview(answer: Overview, paint: Paint): string[] {
  const { headline: above, groups } = overviewLines(answer);
  const blocks = groups.map(({ heading, lines }) =>
    [...(heading === null ? [] : [paint('bold', safe(heading))]), quotesOf(lines, answer.language, paint)]
      .filter((line) => line !== '')
      .join('\n'),
  );
  return [paint('bold', paint('green', above)), ...blocks];
}

function quotesOf(citations: readonly Citation[], language: Language, paint: Paint): string {
  return citations.map((c) => `${boldQuote(c, { paint, language })} ${mark(c.n, paint)}`).join('\n');
}

function renderPoints(answer: Quoting, paint: Paint): string[] {
  const lines = rephrasedLines(answer).map((line) => renderLine(line, paint));
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** The short answer, unless a language model's points contain it. */
function renderClaims(answer: Answered, paint: Paint): string[] {
  if (!needsHeadline(answer)) return [];
  return [differing(answer, paint) ?? headline(answer.short, answer.citations, { paint, language: answer.language })];
}

function differing(answer: Answered, paint: Paint): string | undefined {
  if (answer.alternatives.length === 0) return undefined;
  return alternativeLines(answer)
    .map(({ short, title, day, marks }) => {
      const facts = [title, day].filter((part) => part !== null).join(' · ');
      const numbers = marks.map((n) => ` ${mark(n, paint)}`).join('');
      return `${paint('bold', paint('green', safe(short)))} · ${safe(facts)}${numbers}`;
    })
    .join('\n');
}

/** The quotation inside its marks, the answering words in bold. */
function boldQuote(citation: Citation, { paint, language }: { paint: Paint; language: Language }): string {
  const { quote } = citation;
  let shown = '';
  let from = 0;
  for (const { start, end } of highlightsIn(citation)) {
    shown += safe(quote.slice(from, start)) + paint('bold', safe(quote.slice(start, end)));
    from = end;
  }
  return renderQuote(shown + safe(quote.slice(from)), language);
}

function headline(
  short: string | null,
  citations: readonly Citation[],
  { paint, language }: { paint: Paint; language: Language },
): string {
  if (short === null) return STRINGS[language].evidenceOnly;
  const marks = marksOfShort(short, citations).map((n) => mark(n, paint));
  return [paint('bold', paint('green', safe(short))), marks.join('')].filter((part) => part !== '').join(' ');
}

function renderLine({ text, marks }: MarkedLine, paint: Paint): string {
  return `${paint('bold', safe(text))} ${marks.map((n) => mark(n, paint)).join('')}`;
}

function mark(n: number, paint: Paint): string {
  return paint('dim', `[${n}]`);
}

/** Articles, one per line: day, id, title, source; the count last. */
export function renderTerminalArticles(articles: readonly ArticleSummary[], language: Language): string {
  const strings = STRINGS[language];
  const lines = articles.map(({ publishedOn, id, title, source }) =>
    [
      publishedOn ?? '----------',
      safe(id),
      safe(title ?? strings.untitled),
      ...(source === null ? [] : [safe(source)]),
    ].join('  '),
  );
  return [...lines, strings.articleCount(articles.length)].join('\n');
}

/** Articles that were found, each with its best sentence below. */
export function renderTerminalHits(hits: readonly ArticleHit[], words: string, language: Language): string {
  if (hits.length === 0) return safe(STRINGS[language].noArticles(words));
  return hits
    .map(({ article, quote }) => {
      const title = article.title ?? STRINGS[language].untitled;
      const facts = [safe(title), article.source, article.publishedOn].filter((part) => part !== null).map(safe);
      return `${safe(article.id)}  ${facts.join(' · ')}\n    ${safe(renderQuote(quote, language))}`;
    })
    .join('\n');
}

/** One article: the facts about it, a blank line, its text. */
export function renderTerminalArticle(article: Article, language: Language): string {
  const { labels, untitled, colon } = STRINGS[language];
  const also = article.alsoPublishedAt.map(({ source, id, publishedOn }) =>
    [source ?? id, publishedOn].filter((part) => part !== null).join(' '),
  );
  const facts: readonly (readonly [string, string | null])[] = [
    [labels.id, article.id],
    [labels.title, article.title ?? untitled],
    [labels.source, article.source],
    [labels.author, article.author],
    [labels.day, article.publishedOn],
    [labels.url, article.url],
    [labels.alsoAt, also.length === 0 ? null : also.join('; ')],
  ];
  const lines = facts.flatMap(([label, value]) => (value === null ? [] : [`${label}${colon}${safe(value)}`]));
  return `${lines.join('\n')}\n\n${safe(article.body)}`;
}

/** The state of the index, one fact per line. */
export function renderTerminalStatus(status: LibraryStatus, language: Language): string {
  const { labels, colon, notes } = STRINGS[language];
  const facts: readonly (readonly [string, string])[] = [
    [labels.indexVersion, status.version],
    [labels.builtAt, status.builtAt],
    [labels.articles, String(status.articles)],
    [labels.passages, String(status.chunks)],
    [labels.vectors, String(status.vectors)],
    [labels.newestOn, status.newestOn ?? labels.none],
  ];
  return [
    ...facts.map(([label, value]) => `${label}${colon}${value}`),
    ...status.notes.map((note) => notes[note]),
  ].join('\n');
}

/** Text of articles without control characters, which a terminal would execute; line ends and tabs stay. */
export function safe(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) => (char === '\n' || char === '\t' ? char : ''));
}
