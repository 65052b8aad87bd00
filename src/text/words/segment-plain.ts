import { segmenter } from './segmenter.ts';

/** Cuts folded text into words of the dictionary alone, in order; together they are the text. */
export function cutDictionaryWords(folded: string): string[] {
  return segmenter().cut(folded, false);
}
