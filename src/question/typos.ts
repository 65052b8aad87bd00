import type { CorpusVocabulary } from '../model/analysis.ts';
import type { Span } from '../model/span.ts';
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
 * Folded Chinese with characters that were typed for others of the same sound put right (表障大会 → 表彰大会): only a
 * character that stands alone to the segmenter, and only where the other completes a word of the corpus of which the corpus
 * has no pair of characters as they are typed. As long as before.
 */
export function mendTypos(chinese: string, { vocabulary, isName }: TypoTools): string {
  const { documentFrequency } = vocabulary;
  const isKnown = (word: string) => documentFrequency(word) > 0 || isName(word);
  let text = chinese;
  for (const { start, end } of knownWords(chinese)) {
    const typed = text.slice(start, end);
    if (end - start !== 1 || !HAN.test(typed) || ALONE.test(typed)) continue;
    const [best] = sameSound(typed)
      .map((char) => ({ char, word: completedWord(text, start, { char, isKnown }) }))
      .filter(
        ({ word }) => word !== undefined && !pairsAt(text, start, word).some((pair) => documentFrequency(pair) > 0),
      )
      .sort((a, b) => lengthOf(b.word) - lengthOf(a.word));
    if (best) text = replaced(text, start, best.char);
  }
  return text;
}

function replaced(text: string, at: number, char: string): string {
  return text.slice(0, at) + char + text.slice(at + 1);
}

function lengthOf(word: Span | undefined): number {
  return word ? word.end - word.start : 0;
}

/** The search terms for the pairs of characters in `word` that the character at `at` belongs to, as typed. */
function pairsAt(text: string, at: number, word: Span | undefined): string[] {
  if (!word) return [];
  return [at - 1, at].filter((i) => i >= word.start && i + 2 <= word.end).map((i) => `#${text.slice(i, i + 2)}`);
}

interface Completion {
  /** What stands at the place instead. */
  readonly char: string;
  readonly isKnown: (word: string) => boolean;
}

/** Where the longest known word stands that another character at `at` completes. */
function completedWord(typed: string, at: number, { char, isKnown }: Completion): Span | undefined {
  const text = replaced(typed, at, char);
  for (let length = MAX_WORD; length >= MIN_WORD; length--) {
    for (let start = Math.max(0, at - length + 1); start <= at && start + length <= text.length; start++) {
      if (isKnown(text.slice(start, start + length))) return { start, end: start + length };
    }
  }
  return undefined;
}
