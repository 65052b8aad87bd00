import type { CorpusVocabulary } from '../model/analysis.ts';
import { mayBeForeignName } from '../text/names/name-characters.ts';
import { type Sounds, soundDistance, soundsOfLatin, soundsOfPinyin } from '../text/sound/phonemes.ts';
import { readingsOf } from '../text/sound/pinyin.ts';

/** A word of the corpus that a foreign name may stand for. */
export interface NameBySound {
  readonly word: string;
  /** 1 for the same sound, 0 at the limit of likeness. */
  readonly likeness: number;
}

/** Finds foreign names in the corpus that sound like a lower-case Latin word (norman → 诺曼), likeliest first. */
export type NameListener = (latin: string) => readonly NameBySound[];

/** Distance per sound at which two names stop being alike. Chosen on development questions. */
const LIMIT = 0.2;
/** Number of names that are returned for a word. Chosen by hand. */
const MAX_HEARD = 6;
/** A shorter word sounds like too many names. Chosen by hand. */
const MIN_SOUNDS = 3;
/** Groups of first sounds that may replace one another. */
const KIN = ['BPVFWH', 'DT', 'GKHJC', 'XSZCJ', 'LR', 'MN', 'aeiouYWH'];

interface Entry {
  readonly word: string;
  readonly sounds: Sounds;
}

/** Makes the listener; the first call reads the corpus once. */
export function makeNameListener(vocabulary: CorpusVocabulary): NameListener {
  let byFirst: ReadonlyMap<string, readonly Entry[]> | undefined;
  return (latin) => {
    byFirst ??= readForeignNames(vocabulary);
    const sounds = soundsOfLatin(latin);
    if (sounds.length < MIN_SOUNDS) return [];
    const near: NameBySound[] = [];
    for (const { word, sounds: other } of startingLike(byFirst, sounds)) {
      const scale = Math.max(MIN_SOUNDS, Math.min(sounds.length, other.length));
      if (Math.abs(sounds.length - other.length) > scale) continue;
      const distance = soundDistance(sounds, other) / scale;
      if (distance < LIMIT) near.push({ word, likeness: 1 - distance / LIMIT });
    }
    return near.sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1)).slice(0, MAX_HEARD);
  };
}

function readForeignNames(vocabulary: CorpusVocabulary): Map<string, Entry[]> {
  const byFirst = new Map<string, Entry[]>();
  for (const word of vocabulary.terms()) {
    if (!mayBeForeignName(word)) continue;
    const sounds = [...word].map((char) => soundsOfPinyin(readingsOf(char)[0] ?? '')).join('');
    const first = sounds.charAt(0);
    const entries = byFirst.get(first);
    if (entries === undefined) byFirst.set(first, [{ word, sounds }]);
    else entries.push({ word, sounds });
  }
  return byFirst;
}

function* startingLike(byFirst: ReadonlyMap<string, readonly Entry[]>, sounds: Sounds): Iterable<Entry> {
  const first = sounds.charAt(0);
  const near = new Set([first, ...KIN.filter((members) => members.includes(first)).join('')]);
  for (const sound of near) yield* byFirst.get(sound) ?? [];
}
