import type { Span } from '../../model/span.ts';
import type { TaggedWord } from '../segmenter/cut-words.ts';
import { segmenter } from '../segmenter/segmenter.ts';

const WORD = /[\p{L}\p{N}]/u;
/** Tags of persons, places, bodies and other names in the segmenter's dictionary; x is a word that it does not know. */
const NAME_TAG = /^(?:n[rstz]|x)/;
const PLACE_TAG = /^ns$/;
const PERSON_TAG = /^nr/;
/**
 * A model or code of letters and digits (e-11a, covid-19); the segmenter would cut it into pieces that are common
 * everywhere.
 */
const DESIGNATION = /(?<![a-z\d])(?=[a-z\d-]*[a-z])(?=[a-z\d-]*\d)[a-z\d]+(?:-[a-z\d]+)+(?![a-z\d])/g;
const HAN_RUN = /\p{Script=Han}+/gu;

/** Words of folded text in order, without punctuation. */
export function cutWords(folded: string): string[] {
  return textsOf(folded, segmenter().cut(folded, true)).filter((word) => WORD.test(word));
}

/** Folded text cut into dictionary words and single characters, so that the segmenter never builds an unknown word. */
export function knownWords(folded: string): Span[] {
  return segmenter().cut(folded, false);
}

function textsOf(folded: string, spans: readonly Span[]): string[] {
  return spans.map(({ start, end }) => folded.slice(start, end));
}

/** Words of folded text that are names, or unknown words that the segmenter built itself, in order. */
export function nameLikeWords(folded: string): Span[] {
  return wordsTagged(folded, NAME_TAG);
}

/** Names of persons in folded text that the segmenter knows or builds, in order. */
export function personNamesIn(folded: string): Span[] {
  return wordsTagged(folded, PERSON_TAG).filter(({ start, end }) => end - start > 1);
}

/** Numerals that are words of their own in folded text (三 in 三剂, not in 三农), in order. */
export function numeralWordsIn(folded: string): Span[] {
  return wordsTagged(folded, /^m$/);
}

/** Folded text without a one-character verb at its end (贝鲁特爆炸死: 贝鲁特爆炸). */
export function withoutLastVerb(folded: string): string {
  const last = segmenter().tag(folded).at(-1);
  return last?.word.length === 1 && last.tag === 'v' ? folded.slice(0, -1) : folded;
}

/**
 * Names of places in folded text that the segmenter knows, in order; it knows more foreign places than the gazetteer of
 * China.
 */
export function placeWordsIn(folded: string): Span[] {
  return wordsTagged(folded, PLACE_TAG).filter(({ start, end }) => end - start > 1);
}

function wordsTagged(folded: string, tags: RegExp): Span[] {
  return taggedWords(folded).filter(({ tag }) => tags.test(tag));
}

/** Words of folded text with their tags, in order, without punctuation. */
export function taggedWords(folded: string): TaggedWord[] {
  return segmenter()
    .tag(folded)
    .filter(({ word }) => WORD.test(word));
}

/**
 * Search terms of folded text, in order and with repetitions: jieba's search words (a long word and its parts), and
 * the bigrams of every run of Han characters, marked with `#` so that a bigram differs from a word of two characters.
 */
export function searchTerms(folded: string): string[] {
  const terms = textsOf(folded, segmenter().cutForSearch(folded)).filter((word) => WORD.test(word));
  for (const [run] of folded.matchAll(HAN_RUN)) {
    const chars = [...run];
    for (let i = 0; i + 1 < chars.length; i++) terms.push(`#${chars[i]}${chars[i + 1]}`);
  }
  for (const [name] of folded.matchAll(DESIGNATION)) terms.push(name);
  return terms;
}

const NOUN = /^(?:n|vn$|[ijl]$|eng$)/;

/** Nouns, names and set phrases of two or more characters in folded text, each once, in order. */
export function nounsOf(folded: string): string[] {
  const tagged = segmenter()
    .tag(folded)
    .filter(({ word, tag }) => NOUN.test(tag) && word.length > 1 && WORD.test(word));
  return [...new Set(tagged.map(({ word }) => word))];
}

/** Tags of words that may be part of a name or noun phrase. */
const IN_NOUN = /^(?:n|vn|an|j|l|i|x|eng|b|m|q|s|f|t|h|k|zg)/;

/** Those that may end one. */
const HEAD = /^(?:n|vn|an|[ijlsx]|eng|zg)/;

/** Start of the row of nouns at the end of `span` in folded text; the end of `span` if there is none. */
export function nounRunBefore(folded: string, { start, end }: Span): number {
  return end - lengthOf(leadingNouns(segmenter().tag(folded.slice(start, end)).reverse()));
}

/** End of the row of nouns at the beginning of `span` in folded text; the start of `span` if there is none. */
export function nounRunBehind(folded: string, { start, end }: Span): number {
  return start + lengthOf(leadingNouns(segmenter().tag(folded.slice(start, end))));
}

/** The last word of the first row of nouns in folded text: 县 in 贫困县脱贫; undefined if there are none. */
export function firstHeadNoun(folded: string): string | undefined {
  const tagged = segmenter().tag(folded);
  const isHead = (one: TaggedWord) => HEAD.test(one.tag) && isInNoun(one);
  const from = tagged.findIndex(isHead);
  return from < 0 ? undefined : leadingNouns(tagged.slice(from)).findLast(isHead)?.word;
}

/** The words up to the first that is no part of a noun. */
function leadingNouns(tagged: readonly TaggedWord[]): readonly TaggedWord[] {
  const behind = tagged.findIndex((one) => !isInNoun(one));
  return behind < 0 ? tagged : tagged.slice(0, behind);
}

function lengthOf(words: readonly TaggedWord[]): number {
  return words.reduce((sum, { word }) => sum + word.length, 0);
}

function isInNoun({ word, tag }: TaggedWord): boolean {
  return (IN_NOUN.test(tag) || word === '某') && !/^(?:等|还|均|都|已|将|全部|全都)/.test(word);
}
