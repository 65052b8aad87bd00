import { pinyin } from 'pinyin-pro';

/** The longest syllables of pinyin (zhuang, chuang, shuang). */
const LONGEST_SYLLABLE = 6;
/** Largest number of ways to split a run of letters. Chosen by hand. */
const MAX_SPLITS = 6;
const readings = new Map<string, readonly string[]>();

/**
 * Toneless pinyin syllables of a Chinese word, with v for ü, read in context (银行 → yin hang); other characters are
 * skipped.
 */
export function syllablesOf(word: string): string[] {
  return pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
}

/** Toneless readings of a Han character, the usual one first (行 → xing, hang, heng). */
export function readingsOf(char: string): readonly string[] {
  let known = readings.get(char);
  if (known === undefined) {
    known = [...new Set(pinyin(char, { toneType: 'none', type: 'array', v: true, multiple: true }))];
    readings.set(char, known);
  }
  return known;
}

/**
 * The ways to split letters into syllables, fewest syllables first (xian → xian, xi an), at most six; empty if there is
 * none.
 */
export function splitSyllables(letters: string, isSyllable: (text: string) => boolean): string[][] {
  const splits: string[][] = [];
  const walk = (at: number, before: readonly string[]): void => {
    if (splits.length >= MAX_SPLITS) return;
    if (at === letters.length) splits.push([...before]);
    for (let size = Math.min(LONGEST_SYLLABLE, letters.length - at); size > 0; size--) {
      const syllable = letters.slice(at, at + size);
      if (isSyllable(syllable)) walk(at + size, [...before, syllable]);
    }
  };
  if (letters.length <= 40) walk(0, []);
  return splits.sort((a, b) => a.length - b.length);
}
