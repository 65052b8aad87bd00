import type { Span } from '../../model/span.ts';
import { countedWork } from '../script/counted-work.ts';

const ENDS = new Set('。！？!?；;\n…');
const CLOSERS = new Set('”’」』）)》】"\'');
const PAUSES = ['，', '、', ',', '：', ' '];

/** A longer sentence is ended at a pause, or else at this limit. Chosen by hand. */
const MAX_SENTENCE_CHARS = 200;
/** A long sentence is ended at a pause only after this many characters. Chosen by hand. */
const MIN_PART_CHARS = 60;

/**
 * Sentences of `text` in order. They end after 。！？； (with the closing marks after it) or at a line end, and none is
 * white space alone. Together they cover everything but white space and line ends between them.
 */
export function splitSentences(text: string): Span[] {
  countedWork.splitChars += text.length;
  const spans: Span[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    if (!ENDS.has(text.charAt(at))) {
      at++;
      continue;
    }
    while (at < text.length && ENDS.has(text.charAt(at)) && text.charAt(at) !== '\n') at++;
    while (at < text.length && CLOSERS.has(text.charAt(at))) at++;
    pushParts(text, { start, end: at }, spans);
    if (text.charAt(at) === '\n') at++;
    start = at;
  }
  pushParts(text, { start, end: text.length }, spans);
  return spans;
}

function pushParts(text: string, sentence: Span, spans: Span[]): void {
  let { start, end } = sentence;
  while (start < end && isSpace(text.charAt(start))) start++;
  while (end > start && isSpace(text.charAt(end - 1))) end--;
  while (end - start > MAX_SENTENCE_CHARS) {
    const cut = cutPoint(text, start);
    spans.push({ start, end: cut });
    start = cut;
  }
  if (end > start) spans.push({ start, end });
}

function cutPoint(text: string, start: number): number {
  const limit = start + MAX_SENTENCE_CHARS;
  // Search in the part alone, because a search in the whole text would go back to its beginning each time.
  const part = text.slice(start, limit);
  const pause = Math.max(...PAUSES.map((mark) => part.lastIndexOf(mark)));
  if (pause > MIN_PART_CHARS) return start + pause + 1;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return splitsPair ? limit - 1 : limit;
}

function isSpace(char: string): boolean {
  return /\s/.test(char);
}
