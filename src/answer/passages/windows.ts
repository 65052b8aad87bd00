import type { Span } from '../../model/span.ts';
import { splitSentences } from '../../text/words/sentences.ts';

/** Longest window of the reader in UTF-16 units, the same as in its training. */
export const MAX_WINDOW_CHARS = 230;

/**
 * Windows of whole sentences of `text`, in order, each as long as {@link MAX_WINDOW_CHARS} allows, so that neighbours
 * overlap. Every sentence is in at least one window, and no window lies within another.
 */
export function cutWindows(text: string): Span[] {
  const sentences = splitSentences(text);
  const windows: Span[] = [];
  let behind = 0;
  for (const [i, { start, end: least }] of sentences.entries()) {
    behind = Math.max(behind, i + 1);
    while (behind < sentences.length && (sentences[behind] as Span).end - start <= MAX_WINDOW_CHARS) behind++;
    const end = sentences[behind - 1]?.end ?? least;
    if (end > (windows.at(-1)?.end ?? -1)) windows.push({ start, end });
  }
  return windows;
}
