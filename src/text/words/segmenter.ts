import jieba from 'nodejieba';

const untaught: string[] = [];
let rarityFile: string | undefined;
let isLoaded = false;

/** Makes the segmenter keep these words whole from its next use on. The process cannot unlearn them. */
export function teachWords(words: Iterable<string>): void {
  for (const word of words) untaught.push(word);
}

/**
 * Has the segmenter read this file for how rare words are. Only its extraction of keywords, which nothing here uses,
 * looks at that: a short file instead of its own saves 18 MB and a quarter of the time. No effect after its first use.
 */
export function shortenRarities(file: string): void {
  rarityFile = file;
}

/** The part of speech of a word that the dictionary lacks: what is taught are names and terms. */
const NOUN = 'n';
/** The tag of a word that the segmenter only built. */
const BUILT = 'x';

/**
 * The segmenter with the words it was taught. Its dictionary, which it holds twice, costs a second and 220 MB, so only
 * processes that cut text load it.
 */
export function segmenter(): typeof jieba {
  if (!isLoaded) jieba.load(rarityFile === undefined ? {} : { idfDict: rarityFile });
  isLoaded = true;
  for (const word of untaught.splice(0)) jieba.insertWord(word, tagOf(word));
  return jieba;
}

/** A word that is known keeps its part of speech, which it would lose when it is taught again. */
function tagOf(word: string): string {
  const [first, ...others] = jieba.tag(word);
  return first !== undefined && others.length === 0 && first.tag !== BUILT ? first.tag : NOUN;
}
