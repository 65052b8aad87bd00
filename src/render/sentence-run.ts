import { foldText } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';

/**
 * The longest run of whole sentences of `text` that fits, unchanged: from its start, or from the sentence that holds
 * `wanted` (folded) where one does and the start would miss it. Empty where not one sentence fits.
 */
export function keepSentences(text: string, wanted: string | null, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  const sentences = splitSentences(text);
  const goal = wanted === null ? -1 : sentences.findIndex(({ start, end }) => holds(text.slice(start, end), wanted));
  const fromStart = longestRun(text, sentences, { first: 0, fits });
  const reached = sentences[goal]?.end ?? 0;
  return fromStart.length >= reached ? fromStart : longestRun(text, sentences, { first: goal, fits });
}

function holds(sentence: string, wanted: string): boolean {
  return foldText(sentence).includes(foldText(wanted));
}

function longestRun(
  text: string,
  sentences: readonly { readonly start: number; readonly end: number }[],
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
