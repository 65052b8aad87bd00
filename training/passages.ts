import { cutWindows, MAX_WINDOW_CHARS } from '../src/answer/passages/windows.ts';
import type { Span } from '../src/model/span.ts';
import type { Paragraph } from './question-sets.ts';
import type { Random } from './random.ts';

const MIN_PASSAGE_CHARS = 80;

/**
 * A passage of whole sentences around `core`: half the time a window like the bot's, else of any length from 80
 * characters to the longest window. Undefined if the sentences around the core are longer than a window.
 */
export function passageAround(paragraph: Paragraph, core: Span, random: Random): Span | undefined {
  if (random.next() < 0.5) {
    const windows = cutWindows(paragraph.text).filter((window) => window.start <= core.start && core.end <= window.end);
    const window = random.pick(windows);
    if (window) return window;
  }
  return growAround(paragraph.sentences, core, random);
}

function growAround(sentences: readonly Span[], core: Span, random: Random): Span | undefined {
  let first = sentences.findIndex((sentence) => sentence.end > core.start);
  let last = sentences.findIndex((sentence) => sentence.end >= core.end);
  const length = (from: number, to: number) => (sentences[to]?.end ?? Infinity) - (sentences[from]?.start ?? 0);
  if (first < 0 || last < 0 || length(first, last) > MAX_WINDOW_CHARS) return undefined;
  const wished = MIN_PASSAGE_CHARS + random.next() * (MAX_WINDOW_CHARS - MIN_PASSAGE_CHARS);
  for (;;) {
    const ways: ('before' | 'after')[] = [];
    if (first > 0 && length(first - 1, last) <= wished) ways.push('before');
    if (length(first, last + 1) <= wished) ways.push('after');
    const way = random.pick(ways);
    if (way === undefined) break;
    if (way === 'before') first--;
    else last++;
  }
  return { start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 };
}
