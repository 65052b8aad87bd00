import jieba from 'nodejieba';

const untaught: string[] = [];

/** Makes the segmenter keep these words whole from its next use on. The process cannot unlearn them. */
export function teachWords(words: Iterable<string>): void {
  for (const word of words) untaught.push(word);
}

/** The part of speech of a word that the dictionary lacks: what is taught are names and terms. */
const NOUN = 'n';
/** The tag of a word that the segmenter only built. */
const BUILT = 'x';

/**
 * The segmenter with the words it was taught. Its dictionary costs a second and 240 MB, so only processes that cut text
 * load it.
 */
export function segmenter(): typeof jieba {
  for (const word of untaught.splice(0)) jieba.insertWord(word, tagOf(word));
  return jieba;
}

/** A word that is known keeps its part of speech, which it would lose when it is taught again. */
function tagOf(word: string): string {
  const [first, ...others] = jieba.tag(word);
  return first !== undefined && others.length === 0 && first.tag !== BUILT ? first.tag : NOUN;
}
