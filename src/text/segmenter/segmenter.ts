import { openSegmenter, type Segmenter } from './cut-words.ts';

const untaught: string[] = [];
let opened: Segmenter | undefined;

/** Makes the segmenter keep these words whole from its next use on. The process cannot unlearn them. */
export function teachWords(words: Iterable<string>): void {
  for (const word of words) untaught.push(word);
}

/** The segmenter of this process with the words it was taught. It is opened by its first use. */
export function segmenter(): Segmenter {
  opened ??= openSegmenter();
  for (const word of untaught.splice(0)) opened.teach(word);
  return opened;
}
