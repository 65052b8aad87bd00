import type { Span } from '../../model/span.ts';
import type { FoldedText } from '../../text/script/fold.ts';

/**
 * The span of the original that corresponds to a span of its folded text; a character that folds to several is included
 * whole.
 */
export function originalSpan({ text, toOriginal }: FoldedText, { start, end }: Span): Span {
  let after = end;
  while (after < text.length && toOriginal(after) === toOriginal(end - 1)) after++;
  return { start: toOriginal(start), end: toOriginal(after) };
}
