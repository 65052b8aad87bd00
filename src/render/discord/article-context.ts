import type { Article } from '../../model/article.ts';
import type { Language } from '../../model/question.ts';
import type { Span } from '../../model/span.ts';
import { splitSentences } from '../../text/words/sentences.ts';
import { keepSentences } from '../answer/sentence-run.ts';
import { STRINGS } from '../strings/strings.ts';
import { renderArticleHead } from './article-head.ts';
import { LIMITS } from './discord-limits.ts';
import { type ButtonSlot, COLORS, type MessageView, makeMessage } from './discord-view.ts';
import { escapeMarkdown, spaceParagraphs } from './markdown.ts';
import { renderPageButtons } from './page-buttons.ts';

/** Room for the line of facts above the passage and for the marks around it, in UTF-16 units. */
const RESERVED_CHARS = 900;
const ROOM = LIMITS.embedDescription - RESERVED_CHARS;
const GAP = '……';

/** The quotation of an answer that is shown. */
export interface ContextPlace {
  /** Position in the body of the article. */
  readonly span: Span;
  /** Number of the quotation, from 1, of `count`. */
  readonly n: number;
  readonly count: number;
  readonly language: Language;
  /** `previous` and `next` are disabled automatically at the ends. */
  readonly buttons: readonly ButtonSlot[];
}

/**
 * A quotation in its context: its paragraph with the one before and after, the quotation in bold. If the text is too
 * long, whole sentences are left out, the farthest first, and marked with ……
 */
export function renderContext(article: Article, place: ContextPlace): MessageView {
  const { span, n, count, language, buttons } = place;
  const { title, facts } = renderArticleHead(article, language, [article.body.slice(span.start, span.end)]);
  const passage = renderPassage(article.body, span);
  const embed = {
    title,
    description: facts === '' ? passage : `${facts}\n\n${passage}`,
    color: COLORS.article,
    ...(count > 1 ? { footer: { text: STRINGS[language].page(n, count) } } : {}),
  };
  return makeMessage({ embeds: [embed], components: renderPageButtons({ page: n, language, buttons }, count) });
}

/** The quotation in bold among its neighbours, as escaped Markdown. */
export function renderPassage(body: string, span: Span): string {
  const quote = body.slice(span.start, span.end);
  const kept = keepSentences(quote, null, (part) => bold(part).length <= ROOM);
  const around = paragraphsAround(body, span);
  const sentences = splitSentences(body.slice(around.start, around.end)).map(({ start, end }) => ({
    start: start + around.start,
    end: end + around.start,
  }));
  const shown = kept.length < quote.length ? span : widen(body, span, { sentences, room: ROOM - bold(kept).length });
  const before = plain(body.slice(shown.start, span.start));
  const after = plain(body.slice(span.end, shown.end));
  const isCut = kept.length < quote.length || shown.end < around.end;
  return `${shown.start > around.start ? GAP : ''}${before}${bold(kept)}${after}${isCut ? GAP : ''}`.trim();
}

function plain(text: string): string {
  return spaceParagraphs(escapeMarkdown(text));
}

/** Bold line by line, because Discord ends bold at a line end. */
function bold(text: string): string {
  const lines = text.split('\n').map((line) => (line.trim() === '' ? line : `**${escapeMarkdown(line.trim())}**`));
  return spaceParagraphs(lines.join('\n'));
}

/** The paragraph of a span together with the ones before and after. */
function paragraphsAround(body: string, { start, end }: Span): Span {
  const own = body.lastIndexOf('\n', start - 1);
  const before = own <= 0 || start === 0 ? -1 : body.lastIndexOf('\n', own - 1);
  const ownEnd = endOfLine(body, end);
  return { start: start === 0 ? 0 : before + 1, end: endOfLine(body, Math.min(ownEnd + 1, body.length)) };
}

function endOfLine(body: string, from: number): number {
  const end = body.indexOf('\n', from);
  return end === -1 ? body.length : end;
}

/** Adds neighbouring sentences, after and before in turn, while their escaped text fits into `room`. */
function widen(body: string, span: Span, { sentences, room }: { sentences: readonly Span[]; room: number }): Span {
  const ends = sentences.filter(({ end }) => end > span.end).map(({ end }) => end);
  const starts = sentences.filter(({ start }) => start < span.start).map(({ start }) => start);
  const shown = { ...span };
  const fits = (start: number, end: number) =>
    plain(body.slice(start, span.start)).length + plain(body.slice(span.end, end)).length <= room;
  while (ends.length > 0 || starts.length > 0) {
    const end = ends.shift();
    if (end !== undefined && fits(shown.start, end)) shown.end = end;
    else ends.length = 0;
    const start = starts.pop();
    if (start !== undefined && fits(start, shown.end)) shown.start = start;
    else starts.length = 0;
  }
  return shown;
}
