import type { Span } from '../../model/span.ts';
import { charactersOf, spanOf } from './characters.ts';
import { addWord, readJiebaWords, readPlaceModel } from './jieba-files.ts';
import { endsOfKnown, tagOfKnown } from './known-words.ts';
import { BUILT, endsOfUnknown, type PlaceModel, tagOfUnknown } from './unknown-words.ts';

/** A word with its part of speech in the tags of the dictionary (ICTCLAS; x is an unknown word that was only built). */
export interface TaggedWord extends Span {
  readonly word: string;
  readonly tag: string;
}

/**
 * Cuts text into words as jieba does: the most probable row of words of the dictionary, what is left between them by where in words
 * characters stand. Words leave nothing out.
 * @see Sun Junyi: jieba; the library nodejieba, with which tests compare it
 */
export interface Segmenter {
  /** Words in order. Without `buildsUnknown` every character that is in no word of the dictionary is one of its own. */
  cut(text: string, buildsUnknown: boolean): Span[];
  /** Words in order, each behind those words of two and three characters that it holds. */
  cutForSearch(text: string): Span[];
  /** Words in order, unknown ones built. */
  tag(text: string): TaggedWord[];
  /** Keeps a word whole from now on. One that is known keeps its part of speech, a new one is a noun. */
  teach(word: string): void;
}

/** The part of speech of a word that the dictionary lacks: what is taught are names and terms. */
const NOUN = 'n';
/** Numbers of characters of the parts of a word that are search words too. */
const PARTS = [2, 3] as const;

/** Reads the dictionary, which blocks for half a second and takes 20 MB, and with the first unknown word the model of those. */
export function openSegmenter(): Segmenter {
  const words = readJiebaWords();
  let model: PlaceModel | undefined;

  /** Positions behind each word, in order. */
  function wordEnds(codePoints: Int32Array, buildsUnknown: boolean): number[] {
    if (buildsUnknown) model ??= readPlaceModel();
    const ends: number[] = [];
    let from = 0;
    for (let at = 0; at <= codePoints.length; at++) {
      if (at < codePoints.length && !SEPARATORS.has(codePoints[at] as number)) continue;
      const known = endsOfKnown(codePoints, from, at, words);
      addAll(ends, buildsUnknown && model ? buildUnknown(codePoints, from, known, model) : known);
      if (at < codePoints.length) ends.push(at + 1);
      from = at + 1;
    }
    return ends;
  }

  function tag(text: string): TaggedWord[] {
    const characters = charactersOf(text);
    const { codePoints } = characters;
    return wordEnds(codePoints, true).map((end, i, ends) => {
      const start = ends[i - 1] ?? 0;
      const span = spanOf(characters, start, end);
      const tag = tagOfKnown(codePoints, start, end, words) || tagOfUnknown(codePoints, start, end);
      return { ...span, word: text.slice(span.start, span.end), tag };
    });
  }

  function tagToTeach(word: string): string {
    const [first, ...others] = tag(word);
    return first !== undefined && others.length === 0 && first.tag !== BUILT ? first.tag : NOUN;
  }

  return {
    cut(text, buildsUnknown) {
      const characters = charactersOf(text);
      return wordEnds(characters.codePoints, buildsUnknown).map((end, i, ends) =>
        spanOf(characters, ends[i - 1] ?? 0, end),
      );
    },
    cutForSearch(text) {
      const characters = charactersOf(text);
      const { codePoints } = characters;
      const found: Span[] = [];
      const add = (start: number, end: number) => found.push(spanOf(characters, start, end));
      let start = 0;
      for (const end of wordEnds(codePoints, true)) {
        for (const length of PARTS) {
          for (let from = start; end - start > length && from + length <= end; from++) {
            if (tagOfKnown(codePoints, from, from + length, words) !== undefined) add(from, from + length);
          }
        }
        add(start, end);
        start = end;
      }
      return found;
    },
    tag,
    teach: (word) => addWord(words.tree, word, words.middleWeight, tagToTeach(word)),
  };
}

/** No word reaches over one of these. */
const SEPARATORS = new Set(Array.from(' \t\n，。', (char) => char.codePointAt(0)));

/** Ends of words where those single characters that stand side by side are put together to words that the dictionary lacks. */
function buildUnknown(codePoints: Int32Array, start: number, known: readonly number[], model: PlaceModel): number[] {
  const ends: number[] = [];
  let singlesFrom = start;
  let wordFrom = start;
  for (const end of known) {
    if (end - wordFrom > 1) {
      addAll(ends, endsOfUnknown(codePoints, singlesFrom, wordFrom, model));
      ends.push(end);
      singlesFrom = end;
    }
    wordFrom = end;
  }
  addAll(ends, endsOfUnknown(codePoints, singlesFrom, wordFrom, model));
  return ends;
}

/** Spread into push, a long text would overflow the stack. */
function addAll(ends: number[], more: readonly number[]): void {
  for (const end of more) ends.push(end);
}
