import { areaList } from '@vant/area-data';
import { readDictionary } from '../../src/ingest/corpus/read-dictionary.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { listedWords } from '../dictionaries.ts';
import type { Random } from '../random.ts';

/**
 * Words for the subjects of questions: nouns, names and places of a Chinese dictionary, and English words of another.
 */
export interface Words {
  readonly noun: readonly string[];
  readonly person: readonly string[];
  readonly place: readonly string[];
  readonly english: readonly string[];
  readonly english_place: readonly string[];
  /** Several English words. */
  readonly english_long: readonly string[];
}

/** Smallest frequency in jieba's word list; rarer words are seldom asked about. Chosen by hand. */
const MIN_COUNT = 12;
const NOUN = /^(?:n|nz|nt|vn|an|j)$/;
const ENGLISH = { least: 3, most: 22 };
const LONG = /^[A-Za-z]+(?:[ -][A-Za-z]+){2,9}$/;
const NOT_ASKED_ABOUT =
  /^(?:to|used|lit|fig|see|variant|old|abbr|a|an|the|surname|also|same|and|or|classifier|particle)\b/;

/** @param said words that people use as messages; none of them is taken, even if a dictionary lists it. */
export function readWords(said: ReadonlySet<string>): Words {
  const words = listedWords()
    .filter(({ word, count }) => /^\p{Script=Han}{2,6}$/u.test(word) && count >= MIN_COUNT)
    .map(({ word, tag }) => ({ word: foldText(word), tag }))
    .filter(({ word }) => !said.has(word));
  const tagged = (fits: (tag: string) => boolean) => words.filter(({ tag }) => fits(tag)).map(({ word }) => word);
  const areas = [areaList.province_list, areaList.city_list, areaList.county_list].flatMap((one) => Object.values(one));
  const all = [...new Set([...readDictionary()].flatMap((entry) => entry[3]))].filter(
    (gloss) => gloss.length >= ENGLISH.least && !NOT_ASKED_ABOUT.test(gloss),
  );
  const glosses = all.filter((gloss) => gloss.length <= ENGLISH.most);
  return {
    noun: tagged((tag) => NOUN.test(tag)),
    person: tagged((tag) => /^nr/.test(tag)).filter((word) => word.length <= 4),
    place: [...areas.map(foldText), ...tagged((tag) => tag === 'ns')],
    english: glosses.filter((gloss) => /^[a-z]+(?: [a-z]+)?$/.test(gloss) && !said.has(gloss)),
    english_place: glosses.filter((gloss) => /^[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?$/.test(gloss)).map(foldText),
    english_long: all.filter((gloss) => LONG.test(gloss)).map(foldText),
  };
}

/** A word for a slot of {@link Words}, or a number; undefined for any other slot. */
export function drawWord(words: Words, name: string, random: Random): string | undefined {
  if (name === 'num') return String(1 + Math.floor(random.next() * 99));
  return name in words ? random.pick(words[name as keyof Words]) : undefined;
}
