import type { Span } from '../../model/span.ts';

/** What stands between the items of an enumeration: the mark, or a conjunction before the last item. */
const MARK = '、';
const EDGES = new Set('、，,。；;：:！!？?“”"「」『』《》（）()\n');
/** An item this much longer than the longest known one, and than a short name, is more than an item. */
const MAX_GROWTH = 1.2;
const MIN_ITEM_CHARS = 5;

/**
 * Grows a span that holds items of an enumeration (A、B、C) to the whole of it, within the sentence. An item is taken in
 * only where marks bound it on both sides, or where it is not much longer than the items known: the text before the first
 * and behind the last item is no part of the list.
 */
export function completeEnumeration(text: string, span: Span): Span {
  let { start, end } = span;
  let longest = Math.max(
    MIN_ITEM_CHARS,
    ...text
      .slice(start, end)
      .split(MARK)
      .map((item) => item.length),
  );
  while (text.charAt(start - 1) === MARK) {
    const from = edgeBefore(text, start - 2) + 1;
    const item = start - 1 - from;
    if (item <= 0 || (text.charAt(from - 1) !== MARK && item > longest * MAX_GROWTH)) break;
    longest = Math.max(longest, item);
    start = from;
  }
  while (text.charAt(end) === MARK) {
    const to = edgeBehind(text, end + 1);
    const item = to - end - 1;
    if (item <= 0 || (text.charAt(to) !== MARK && item > longest * MAX_GROWTH)) break;
    longest = Math.max(longest, item);
    end = to;
  }
  return { start, end };
}

function edgeBefore(text: string, from: number): number {
  let at = from;
  while (at >= 0 && !EDGES.has(text.charAt(at))) at--;
  return at;
}

function edgeBehind(text: string, from: number): number {
  let at = from;
  while (at < text.length && !EDGES.has(text.charAt(at))) at++;
  return at;
}

/** The span without the items at its edges that the question itself names (哪些单位和国家乡村振兴局…); at least one stays. */
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
