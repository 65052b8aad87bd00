import { segmenter } from '../segmenter/segmenter.ts';

/** Cuts folded text into words of the dictionary only, in order; joined together they give the text again. */
export function cutDictionaryWords(folded: string): string[] {
  return segmenter()
    .cut(folded, false)
    .map(({ start, end }) => folded.slice(start, end));
}
