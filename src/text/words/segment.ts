import type { Span } from '../../model/span.ts';
import { segmenter } from './segmenter.ts';

const WORD = /[\p{L}\p{N}]/u;
/** Tags of persons, places, bodies and other names in the segmenter's dictionary; x is a word it does not know. */
const NAME_TAG = /^(?:n[rstz]|x)/;
const PLACE_TAG = /^ns$/;
const PERSON_TAG = /^nr/;
/** A make or code of letters and digits (e-11a, covid-19), which the segmenter cuts into pieces that are everywhere. */
const DESIGNATION = /(?<![a-z\d])(?=[a-z\d-]*[a-z])(?=[a-z\d-]*\d)[a-z\d]+(?:-[a-z\d]+)+(?![a-z\d])/g;
const HAN_RUN = /\p{Script=Han}+/gu;

/** Words of folded text in order, punctuation left out. */
export function cutWords(folded: string): string[] {
  return segmenter()
    .cut(folded, true)
    .filter((word) => WORD.test(word));
}

/** Folded text cut into words of the dictionary and single characters: nothing is put together that it does not know. */
export function knownWords(folded: string): Span[] {
  let at = 0;
  return segmenter()
    .cut(folded, false)
    .map((word) => {
      const start = folded.indexOf(word, at);
      at = start + word.length;
      return { start, end: at };
    });
}

/** Words of folded text that are names, or that the segmenter put together itself and knows nothing of, in order. */
export function nameLikeWords(folded: string): Span[] {
  return wordsTagged(folded, NAME_TAG);
}

/** Names of persons in folded text, as the segmenter knows or puts them together, in order. */
export function personNamesIn(folded: string): Span[] {
  return wordsTagged(folded, PERSON_TAG).filter(({ start, end }) => end - start > 1);
}

/** Numerals that stand as words of their own in folded text (三 in 三剂, not in 三农), in order. */
export function numeralWordsIn(folded: string): Span[] {
  return wordsTagged(folded, /^m$/);
}

/** Folded text without a verb of one character at its end (贝鲁特爆炸死: 贝鲁特爆炸). */
export function withoutLastVerb(folded: string): string {
  const last = segmenter().tag(folded).at(-1);
  return last?.word.length === 1 && last.tag === 'v' ? folded.slice(0, -1) : folded;
}

/** Names of places in folded text that the segmenter knows, in order; it knows more of the world than a gazetteer of China. */
export function placeWordsIn(folded: string): Span[] {
  return wordsTagged(folded, PLACE_TAG).filter(({ start, end }) => end - start > 1);
}

function wordsTagged(folded: string, tags: RegExp): Span[] {
  return taggedWords(folded).filter(({ tag }) => tags.test(tag));
}

/** A word with its part of speech in the tags of the segmenter's dictionary (ICTCLAS; x: put together, unknown). */
export interface TaggedWord extends Span {
  readonly tag: string;
}

/** Words of folded text in order with their tags, punctuation left out. */
export function taggedWords(folded: string): TaggedWord[] {
  const found: TaggedWord[] = [];
  let at = 0;
  for (const { word, tag } of segmenter().tag(folded)) {
    const start = folded.indexOf(word, at);
    if (start < 0) continue;
    at = start + word.length;
    if (WORD.test(word)) found.push({ start, end: at, tag });
  }
  return found;
}

/**
 * Search terms of folded text, in order with repetitions: nodejieba's search words (a long word and its parts), and
 * for every run of Han characters its bigrams, marked `#` so that a bigram and a word of two characters count apart.
 */
export function searchTerms(folded: string): string[] {
  const terms = segmenter()
    .cutForSearch(folded, true)
    .filter((word) => WORD.test(word));
  for (const [run] of folded.matchAll(HAN_RUN)) {
    const chars = [...run];
    for (let i = 0; i + 1 < chars.length; i++) terms.push(`#${chars[i]}${chars[i + 1]}`);
  }
  for (const [name] of folded.matchAll(DESIGNATION)) terms.push(name);
  return terms;
}

const NOUN = /^(?:n|vn$|[ijl]$|eng$)/;

/** Nouns, names and set phrases of folded text of at least two characters, each once, in order. */
export function nounsOf(folded: string): string[] {
  const tagged = segmenter()
    .tag(folded)
    .filter(({ word, tag }) => NOUN.test(tag) && word.length > 1 && WORD.test(word));
  return [...new Set(tagged.map(({ word }) => word))];
}

/** Tags of words that stand inside a name or noun phrase. */
const IN_NOUN = /^(?:n|vn|an|j|l|i|x|eng|b|m|q|s|f|t|h|k|zg)/;

/** Where the nouns begin that stand together at the end of `span` of folded text; its end where none do. */
export function nounRunBefore(folded: string, { start, end }: Span): number {
  let at = end;
  for (const { word, tag } of segmenter().tag(folded.slice(start, end)).reverse()) {
    if (!isInNoun(word, tag)) break;
    at -= word.length;
  }
  return at;
}

/** Where the nouns end that stand together at the beginning of `span` of folded text; its start where none do. */
export function nounRunBehind(folded: string, { start, end }: Span): number {
  let at = start;
  for (const { word, tag } of segmenter().tag(folded.slice(start, end))) {
    if (!isInNoun(word, tag)) break;
    at += word.length;
  }
  return at;
}

function isInNoun(word: string, tag: string): boolean {
  return (IN_NOUN.test(tag) || word === '某') && !/^(?:等|还|均|都|已|将)/.test(word);
}
