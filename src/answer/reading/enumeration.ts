import type { Span } from '../../model/span.ts';
import { nounRunBefore, nounRunBehind } from '../../text/words/segment.ts';

/** Separates the items of an enumeration. */
const MARK = '、';
/** Joins the last item of an enumeration. */
const CONJUNCTION = /^(?:以及|[和及与])/;
const CONJUNCTION_BEFORE = /(?:以及|[和及与])$/;
const EDGES = new Set('、，,。；;：:！!？?\n');
const OPENERS = '《“「『（(';
const CLOSERS = '》”」』）)';
/**
 * An item that is longer than this factor of the longest known item, or of a short name, is cut to its nouns. Chosen by
 * hand.
 */
const MAX_GROWTH = 1.2;
/** A short name, in UTF-16 units. Chosen by hand. */
const MIN_ITEM_CHARS = 5;

/**
 * Extends a span with items of an enumeration (A、B和C) to the whole enumeration, within the sentence. An item between
 * two marks is all the text between them. Text before the first item may not belong to it, so the first item is only
 * the nouns next to the mark; so is the last item, unless the text up to the next mark is short. Titles and remarks in
 * brackets stay whole.
 */
export function completeEnumeration(text: string, span: Span): Span {
  let { start, end } = span;
  for (let at = itemBefore(text, { start, end }); at !== undefined; at = itemBefore(text, { start, end })) start = at;
  for (let at = itemBehind(text, { start, end }); at !== undefined; at = itemBehind(text, { start, end })) end = at;
  return { start, end };
}

/** Start of the item that a mark or conjunction joins to the text at `start`; undefined if there is none. */
function itemBefore(text: string, span: Span): number | undefined {
  const isMark = text.charAt(span.start - 1) === MARK;
  const joint = isMark ? MARK.length : (CONJUNCTION_BEFORE.exec(text.slice(0, span.start))?.[0].length ?? 0);
  if (joint === 0) return undefined;
  const end = span.start - joint;
  const edge = edgeBefore(text, end - 1) + 1;
  const isInner = text.charAt(edge - 1) === MARK;
  const from = isInner ? edge : nounsBefore(text, { start: edge, end });
  // 和 between two nouns need not mean a list; it does if a mark precedes the noun.
  return from < end && (isMark || isInner) ? from : undefined;
}

/** End of the item that a mark or conjunction joins to the text ending at `end`; undefined if there is none. */
function itemBehind(text: string, span: Span): number | undefined {
  const isMark = text.charAt(span.end) === MARK;
  const joint = isMark ? MARK.length : (CONJUNCTION.exec(text.slice(span.end, span.end + 2))?.[0].length ?? 0);
  if (joint === 0 || (!isMark && !text.slice(edgeBefore(text, span.end - 1), span.end).startsWith(MARK)))
    return undefined;
  const start = span.end + joint;
  const edge = edgeBehind(text, start);
  const isWhole = text.charAt(edge) === MARK || edge - start <= longestItem(text, span);
  const to = isWhole ? edge : nounsBehind(text, { start, end: edge });
  return to > start ? to : undefined;
}

function longestItem(text: string, { start, end }: Span): number {
  const lengths = text
    .slice(start, end)
    .split(MARK)
    .map((item) => item.length);
  return MAX_GROWTH * Math.max(MIN_ITEM_CHARS / MAX_GROWTH, ...lengths);
}

/** Start of the nouns at the end of the span, including brackets there. */
function nounsBefore(text: string, { start, end }: Span): number {
  const kind = CLOSERS.indexOf(text.charAt(end - 1));
  const opener = kind < 0 ? -1 : text.lastIndexOf(OPENERS.charAt(kind), end - 1);
  if (opener < start) return nounRunBefore(text, { start, end });
  return kind < 4 ? opener : nounRunBefore(text, { start, end: opener });
}

function nounsBehind(text: string, { start, end }: Span): number {
  const kind = OPENERS.indexOf(text.charAt(start));
  const closer = kind < 0 ? -1 : text.indexOf(CLOSERS.charAt(kind), start);
  return closer >= 0 && closer < end ? closer + 1 : nounRunBehind(text, { start, end });
}

/** The nearest edge at or before `from`, outside brackets. */
function edgeBefore(text: string, from: number): number {
  for (let at = from; at >= 0; at--) {
    const kind = CLOSERS.indexOf(text.charAt(at));
    const opener = kind < 0 ? -1 : text.lastIndexOf(OPENERS.charAt(kind), at);
    if (opener >= 0 && !text.slice(opener, at).includes('\n')) at = opener;
    else if (EDGES.has(text.charAt(at))) return at;
  }
  return -1;
}

function edgeBehind(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const kind = OPENERS.indexOf(text.charAt(at));
    const closer = kind < 0 ? -1 : text.indexOf(CLOSERS.charAt(kind), at);
    if (closer >= 0 && !text.slice(at, closer).includes('\n')) at = closer;
    else if (kind >= 0 || CLOSERS.includes(text.charAt(at)) || EDGES.has(text.charAt(at))) return at;
  }
  return text.length;
}

/** The span without items at its edges that the question itself contains (哪些单位和国家乡村振兴局…); at least one item stays. */
export function dropNamedItems(text: string, span: Span, question: string): Span {
  let { start, end } = span;
  for (;;) {
    const mark = text.indexOf(MARK, start);
    if (mark < 0 || mark >= end || !isNamed(text.slice(start, mark), question)) break;
    start = mark + MARK.length;
  }
  for (;;) {
    const mark = text.lastIndexOf(MARK, end - 1);
    if (mark < start || !isNamed(text.slice(mark + MARK.length, end), question)) break;
    end = mark;
  }
  return { start, end };
}

function isNamed(item: string, question: string): boolean {
  return item.length > 1 && question.includes(item);
}
