import type { CorpusVocabulary } from '../model/analysis.ts';
import { mayBeForeignName } from '../text/name-characters.ts';
import { type Sounds, soundDistance, soundsOfLatin, soundsOfPinyin } from '../text/phonemes.ts';
import { syllablesOf } from '../text/pinyin.ts';

/** A word of the corpus that a Latin word may stand for. */
export interface NameGuess {
  readonly word: string;
  /** 1 sounds the same, 0 is the limit of likeness. */
  readonly likeness: number;
}

/** Finds words of the corpus by their sound. */
export interface LatinNames {
  /** Words whose pinyin it is, tones, spaces and apostrophes left out (lingshou → 灵寿), most frequent first. */
  readPinyin(letters: string): readonly string[];
  /** Foreign names that sound like it (norman → 诺曼), likest first. */
  hear(latin: string): readonly NameGuess[];
}

interface Heard {
  readonly word: string;
  readonly sounds: Sounds;
}

/** Distance per sound at which two names are no longer alike. Chosen on development questions. */
const LIMIT = 0.2;
const MAX_GUESSES = 6;
const MIN_SOUNDS = 3;

/** Makes the finder; the corpus is read once, at the first call that needs it. */
export function makeLatinNames(vocabulary: CorpusVocabulary): LatinNames {
  let byPinyin: Map<string, string[]> | undefined;
  let byFirst: Map<string, Heard[]> | undefined;
  return {
    readPinyin(letters) {
      byPinyin ??= readAll(vocabulary);
      return byPinyin.get(letters) ?? [];
    },
    hear(latin) {
      byFirst ??= hearAll(vocabulary);
      const sounds = soundsOfLatin(latin);
      if (sounds.length < MIN_SOUNDS) return [];
      const guesses: NameGuess[] = [];
      for (const { word, sounds: other } of neighbours(byFirst, sounds)) {
        const scale = Math.max(MIN_SOUNDS, Math.min(sounds.length, other.length));
        if (Math.abs(sounds.length - other.length) > scale) continue;
        const distance = soundDistance(sounds, other) / scale;
        if (distance < LIMIT) guesses.push({ word, likeness: 1 - distance / LIMIT });
      }
      return guesses.sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1)).slice(0, MAX_GUESSES);
    },
  };
}

function* hanWords(vocabulary: CorpusVocabulary): Iterable<string> {
  for (const term of vocabulary.terms()) if (/^\p{Script=Han}{2,8}$/u.test(term)) yield term;
}

function readAll(vocabulary: CorpusVocabulary): Map<string, string[]> {
  const read = new Map<string, string[]>();
  for (const word of hanWords(vocabulary)) {
    const key = syllablesOf(word).join('');
    const words = read.get(key);
    if (words === undefined) read.set(key, [word]);
    else words.push(word);
  }
  const frequency = (word: string) => vocabulary.documentFrequency(word);
  for (const words of read.values()) words.sort((a, b) => frequency(b) - frequency(a) || (a < b ? -1 : 1));
  return read;
}

function hearAll(vocabulary: CorpusVocabulary): Map<string, Heard[]> {
  const heard = new Map<string, Heard[]>();
  for (const word of hanWords(vocabulary)) {
    if (!mayBeForeignName(word)) continue;
    const sounds = syllablesOf(word).map(soundsOfPinyin).join('');
    const first = sounds.charAt(0);
    heard.set(first, [...(heard.get(first) ?? []), { word, sounds }]);
  }
  return heard;
}

/** First sounds that may stand for one another. */
const CLASSES = ['BPVFWH', 'DT', 'GKHJC', 'XSZCJ', 'LR', 'MN', 'aeiouYWH'];

function* neighbours(byFirst: ReadonlyMap<string, readonly Heard[]>, sounds: Sounds): Iterable<Heard> {
  const first = sounds.charAt(0);
  const near = new Set([first, ...CLASSES.filter((members) => members.includes(first)).join('')]);
  for (const sound of near) yield* byFirst.get(sound) ?? [];
}
