import type { CorpusVocabulary } from '../model/analysis.ts';
import { type Span, slice } from '../model/span.ts';
import { sameSound } from '../text/sound/same-sound.ts';
import { knownWords } from '../text/words/segment.ts';

/** Longest and shortest word that a corrected character may complete. Chosen by hand. */
const MAX_WORD = 6;
const MIN_WORD = 2;
const HAN = /\p{Script=Han}/u;
/** Characters that are words by themselves. */
const ALONE = /[的了是在有和与及或不也都就这那哪谁几什么怎何吗呢啊吧呀嘛把被对向从到由为给跟年月日号个名]/;

/** The data that the search for typing errors needs. */
export interface TypoTools {
  readonly vocabulary: CorpusVocabulary;
  /** True for a form of a name, even if the corpus writes the name in another form (发改委). */
  readonly isName: (text: string) => boolean;
}

/**
 * Folded Chinese in which characters typed for others of the same sound are corrected (表障大会 → 表彰大会). A character is
 * replaced only if it is no word of the corpus by itself and the other one completes a name or a word of the corpus.
 * For a word, the segmenter must also leave all its characters single, and the corpus must have none of its typed
 * pairs. The length stays the same.
 */
export function mendTypos(chinese: string, { vocabulary, isName }: TypoTools): string {
  const { documentFrequency } = vocabulary;
  const cut = knownWords(chinese);
  const alone = new Set(cut.filter(({ start, end }) => end - start === 1).map(({ start }) => start));
  let text = chinese;
  for (const at of alone) {
    const typed = text.charAt(at);
    if (!HAN.test(typed) || ALONE.test(typed)) continue;
    // A single neighbour that the corpus has beside it: the two are a name that the segmenter does not know (许申).
    const besides = [at - 1, at].filter((left) => alone.has(left) && alone.has(left + 1));
    if (besides.some((left) => documentFrequency(`#${text.slice(left, left + 2)}`) > 0)) continue;
    const isOdd = documentFrequency(typed) === 0;
    const completes = (word: string, place: Span) =>
      isName(word) || (isOdd && documentFrequency(word) > 0 && everyOffset(place, (offset) => alone.has(offset)));
    const [best] = sameSound(typed)
      .map((char) => ({ char, place: completedWord(text, at, { char, completes }) }))
      .filter(({ place }) => place && !pairsAt(text, at, place).some((pair) => documentFrequency(pair) > 0))
      .sort((a, b) => lengthOf(b.place) - lengthOf(a.place));
    if (best) text = replaced(text, at, best.char);
  }
  return text;
}

function everyOffset({ start, end }: Span, test: (offset: number) => boolean): boolean {
  return Array.from({ length: end - start }, (_, i) => start + i).every(test);
}

function replaced(text: string, at: number, char: string): string {
  return text.slice(0, at) + char + text.slice(at + 1);
}

function lengthOf(place: Span | undefined): number {
  return place ? place.end - place.start : 0;
}

/** The search terms for the typed pairs of characters within `place` that include the character at `at`. */
function pairsAt(text: string, at: number, place: Span): string[] {
  return [at - 1, at].filter((i) => i >= place.start && i + 2 <= place.end).map((i) => `#${text.slice(i, i + 2)}`);
}

interface Completion {
  /** The character that replaces the typed one. */
  readonly char: string;
  readonly completes: (word: string, place: Span) => boolean;
}

/** Span of the longest word that another character at `at` completes. */
function completedWord(typed: string, at: number, { char, completes }: Completion): Span | undefined {
  const text = replaced(typed, at, char);
  for (let length = MAX_WORD; length >= MIN_WORD; length--) {
    for (let start = Math.max(0, at - length + 1); start <= at && start + length <= text.length; start++) {
      const place = { start, end: start + length };
      if (completes(slice(text, place), place)) return place;
    }
  }
  return undefined;
}
