import jieba from 'nodejieba';

const untaught: string[] = [];

/** Has the segmenter keep these words whole, from its next use on. They hold for the process and cannot be unlearned. */
export function teachWords(words: Iterable<string>): void {
  for (const word of words) untaught.push(word);
}

/** The segmenter with what it was taught. Its dictionary takes a second and 240 MB, which only who cuts text should pay. */
export function segmenter(): typeof jieba {
  for (const word of untaught.splice(0)) jieba.insertWord(word);
  return jieba;
}
