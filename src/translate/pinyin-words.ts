import type { CorpusVocabulary } from '../model/analysis.ts';
import { readingsOf, splitSyllables, syllablesOf } from '../text/sound/pinyin.ts';

/**
 * Finds the Chinese that letters spell in pinyin without spaces, tones and apostrophes (lingshou → 灵寿, likeqiang →
 * 李克强): known names, then words of the corpus, then runs of characters in one passage; best first, each once.
 */
export type PinyinReader = (letters: string) => readonly string[];

/** Names of fewer syllables would be found everywhere, longer ones do not occur. Chosen by hand. */
const MIN_SYLLABLES = 2;
const MAX_SYLLABLES = 8;
/** Limits of the search, so that its time is bounded. Chosen by hand. */
const MAX_RUNS = 400;
const MAX_FOUND = 5;

/** Makes the reader. The first question that needs names and characters reads them once (about 0.2 s). */
export function makePinyinReader(vocabulary: CorpusVocabulary, names: readonly string[]): PinyinReader {
  let known: ReadonlyMap<string, readonly string[]> | undefined;
  let characters: ReadonlyMap<string, readonly string[]> | undefined;
  return (letters) => {
    known ??= readNames(names);
    characters ??= readCharacters(vocabulary);
    const chars = characters;
    const found = new Set(known.get(letters) ?? []);
    for (const syllables of splitSyllables(letters, (syllable) => chars.has(syllable))) {
      if (syllables.length < MIN_SYLLABLES || syllables.length > MAX_SYLLABLES) continue;
      for (const run of runsOf(syllables, chars, vocabulary)) found.add(run);
    }
    const frequency = (word: string) => vocabulary.documentFrequency(word);
    const isKnown = (word: string) => Number(known?.get(letters)?.includes(word) ?? false);
    const order = (a: string, b: string) => isKnown(b) - isKnown(a) || frequency(b) - frequency(a) || (a < b ? -1 : 1);
    return [...found].sort(order).slice(0, MAX_FOUND);
  };
}

function readNames(names: readonly string[]): Map<string, string[]> {
  const read = new Map<string, string[]>();
  for (const name of new Set(names)) {
    if (/^\p{Script=Han}{2,12}$/u.test(name)) append(read, syllablesOf(name).join(''), name);
  }
  return read;
}

/** Characters of the corpus, by each of their readings. */
function readCharacters(vocabulary: CorpusVocabulary): Map<string, string[]> {
  const seen = new Set<string>();
  for (const term of vocabulary.terms()) if (term.startsWith('#')) for (const char of term.slice(1)) seen.add(char);
  const read = new Map<string, string[]>();
  for (const char of [...seen].sort()) for (const reading of readingsOf(char)) append(read, reading, char);
  return read;
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * Strings of characters with these readings: words of the corpus, or characters whose neighbours stand together in one
 * passage.
 */
function runsOf(
  syllables: readonly string[],
  characters: ReadonlyMap<string, readonly string[]>,
  vocabulary: CorpusVocabulary,
): string[] {
  let runs: Run[] = (characters.get(syllables[0] ?? '') ?? []).map((text) => ({ text, passages: undefined }));
  for (const syllable of syllables.slice(1)) {
    const next: Run[] = [];
    for (const run of runs) {
      for (const char of characters.get(syllable) ?? []) {
        const pair = vocabulary.postings(`#${[...run.text].at(-1)}${char}`);
        const passages = run.passages === undefined ? pair : intersect(run.passages, pair);
        if (passages.length > 0) next.push({ text: run.text + char, passages });
      }
    }
    next.sort((a, b) => (b.passages?.length ?? 0) - (a.passages?.length ?? 0) || (a.text < b.text ? -1 : 1));
    runs = next.slice(0, MAX_RUNS);
  }
  const whole = runs.map((run) => run.text);
  const words = whole.filter((text) => vocabulary.documentFrequency(text) > 0);
  return words.length > 0 ? words : whole.slice(0, MAX_FOUND);
}

interface Run {
  readonly text: string;
  /** Ids of the passages that hold all its pairs; undefined for a single character. */
  readonly passages: Uint32Array | undefined;
}

/** The numbers that are in both ascending lists. */
function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as number;
    const y = b[j] as number;
    if (x === y) both.push(x);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return Uint32Array.from(both);
}
