import type { Span } from '../../model/span.ts';
import { foldText } from '../../text/script/fold.ts';
import { splitSentences } from '../../text/words/sentences.ts';

/**
 * The longest run of whole sentences of `text` that fits, unchanged. It begins at the start, or at the sentence that
 * contains `wanted` (folded) if a run from the start would miss it. Empty if not even one sentence fits.
 */
export function keepSentences(text: string, wanted: string | null, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  const sentences = splitSentences(text);
  const goal = wanted === null ? -1 : findSentence(text, sentences, foldText(wanted));
  const fromStart = longestRun(text, sentences, { first: 0, fits });
  const reached = sentences[goal]?.end ?? 0;
  return fromStart.length >= reached ? fromStart : longestRun(text, sentences, { first: goal, fits });
}

function findSentence(text: string, sentences: readonly Span[], folded: string): number {
  return sentences.findIndex(({ start, end }) => foldText(text.slice(start, end)).includes(folded));
}

function longestRun(
  text: string,
  sentences: readonly Span[],
  { first, fits }: { first: number; fits: (part: string) => boolean },
): string {
  const start = sentences[first]?.start ?? 0;
  let kept = '';
  for (const { end } of sentences.slice(first)) {
    const part = text.slice(start, end);
    if (!fits(part)) break;
    kept = part;
  }
  return kept;
}
