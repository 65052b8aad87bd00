import type { CorpusVocabulary } from '../model/analysis.ts';
import { type Span, slice } from '../model/span.ts';
import { sameSound } from '../text/sound/same-sound.ts';
import { knownWords } from '../text/words/segment.ts';

/** Longest and shortest word that a mended character may complete. */
const MAX_WORD = 6;
const MIN_WORD = 2;
const HAN = /\p{Script=Han}/u;
/** Characters that stand alone with reason. */
const ALONE = /[的了是在有和与及或不也都就这那哪谁几什么怎何吗呢啊吧呀嘛把被对向从到由为给跟年月日号个名]/;

/** What a typing error is looked for with. */
export interface TypoTools {
  readonly vocabulary: CorpusVocabulary;
  /** True for a name's form that the corpus may write otherwise (发改委). */
  readonly isName: (text: string) => boolean;
}

/**
 * Folded Chinese with characters that were typed for others of the same sound put right (表障大会 → 表彰大会). Only a
 * character that is no word of the corpus by itself, and only where the other completes a word of the corpus, of characters
 * that all stand alone to the segmenter, no pair of which the corpus has as they are typed; or completes a name. As long as
 * before.
 */
export function mendTypos(chinese: string, { vocabulary, isName }: TypoTools): string {
  const { documentFrequency } = vocabulary;
  const cut = knownWords(chinese);
  const alone = new Set(cut.filter(({ start, end }) => end - start === 1).map(({ start }) => start));
  let text = chinese;
  for (const at of alone) {
    const typed = text.charAt(at);
    if (!HAN.test(typed) || ALONE.test(typed)) continue;
    // A neighbour that stands alone too, and beside it in the corpus: a name that the segmenter does not know (许申).
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

/** The search terms for the pairs of characters at `place` that the character at `at` belongs to, as typed. */
function pairsAt(text: string, at: number, place: Span): string[] {
  return [at - 1, at].filter((i) => i >= place.start && i + 2 <= place.end).map((i) => `#${text.slice(i, i + 2)}`);
}

interface Completion {
  /** What stands at the place instead. */
  readonly char: string;
  readonly completes: (word: string, place: Span) => boolean;
}

/** Where the longest word stands that another character at `at` completes. */
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
