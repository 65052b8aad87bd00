import { setImmediate as nextTurn } from 'node:timers/promises';
import { foldText } from '../script/fold.ts';
import { readingsOf } from '../sound/pinyin.ts';

/** What a title is found by. */
interface Listed {
  readonly title: string | null;
  readonly source: string | null;
  /** `YYYY-MM-DD` */
  readonly publishedOn: string | null;
}

/** Finds titles by a part of them, by pinyin and initials, by source and by day. */
export interface TitleFinder {
  /** Positions in the list given, best first, then in the list's order; at most `limit`. All words typed must fit. */
  find(typed: string, limit: number): number[];
}

interface Indexed {
  readonly title: string;
  readonly source: string;
  readonly day: string;
  /** Readings of the title's characters, in order; what is neither Han nor a letter or digit is left out. */
  readonly readings: readonly (readonly string[])[];
}

/** How well a word fits, best first. */
const FIT = { titleStart: 0, title: 1, pinyinStart: 2, pinyin: 3, source: 4, day: 5, none: 6 } as const;
const BATCH = 500;
/** One bit each, see {@link readsFrom}. */
const MAX_PINYIN_CHARS = 30;

/** Indexes the list, pausing between batches so that nothing else waits long (10,000 titles: 0.2 s in all). */
export async function buildTitleFinder(list: readonly Listed[]): Promise<TitleFinder> {
  const indexed: Indexed[] = [];
  for (const item of list) {
    indexed.push(indexOf(item));
    if (indexed.length % BATCH === 0) await nextTurn();
  }
  return { find: (typed, limit) => findAll(indexed, typed, limit) };
}

function findAll(indexed: readonly Indexed[], typed: string, limit: number): number[] {
  const words = foldText(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: { index: number; fit: number }[] = [];
  indexed.forEach((item, index) => {
    const fit = words.reduce((worst, word) => (worst === FIT.none ? worst : Math.max(worst, fitOf(item, word))), 0);
    if (fit < FIT.none) found.push({ index, fit });
  });
  found.sort((a, b) => a.fit - b.fit || a.index - b.index);
  return found.slice(0, limit).map(({ index }) => index);
}

function fitOf({ title, source, day, readings }: Indexed, word: string): number {
  const at = title.indexOf(word);
  if (at === 0) return FIT.titleStart;
  if (at > 0) return FIT.title;
  if (/^[a-z]+$/.test(word) && word.length <= MAX_PINYIN_CHARS) {
    const start = findReadings(readings, word);
    if (start >= 0) return start === 0 ? FIT.pinyinStart : FIT.pinyin;
  }
  if (source.includes(word)) return FIT.source;
  if (day.startsWith(word) || day.replaceAll('-', '').startsWith(word)) return FIT.day;
  return FIT.none;
}

/** Where the letters can be read off the characters (whole readings, initials, the last one begun), or -1. */
function findReadings(readings: readonly (readonly string[])[], letters: string): number {
  const first = letters.charAt(0);
  for (let start = 0; start < readings.length; start++) {
    if (!readings[start]?.some((reading) => reading.startsWith(first))) continue;
    if (readsFrom(readings, start, letters)) return start;
  }
  return -1;
}

/** Follows all ways to read the letters at once: bit n is set where n letters are used up. */
function readsFrom(readings: readonly (readonly string[])[], start: number, letters: string): boolean {
  let used = 1;
  for (let i = start; i < readings.length && used !== 0; i++) {
    let next = 0;
    for (const reading of readings[i] ?? []) {
      for (let at = 0; at < letters.length; at++) {
        if ((used & (1 << at)) === 0 || reading.charCodeAt(0) !== letters.charCodeAt(at)) continue;
        const rest = letters.length - at;
        if (rest === 1 || (rest <= reading.length && reading.startsWith(letters.slice(at)))) return true;
        next |= 1 << (at + 1);
        if (letters.startsWith(reading, at)) next |= 1 << (at + reading.length);
      }
    }
    used = next;
  }
  return false;
}

function indexOf({ title, source, publishedOn }: Listed): Indexed {
  const folded = foldText(title ?? '');
  const readings = [...folded].flatMap((char) => {
    const read = spellingsOf(char);
    return read.length === 0 ? [] : [read];
  });
  return { title: folded, source: foldText(source ?? ''), day: publishedOn ?? '', readings };
}

/** Toneless readings of a Han character (重: zhong, chong); a Latin letter or digit reads as itself, all else has none. */
function spellingsOf(char: string): readonly string[] {
  if (/[a-z0-9]/.test(char)) return [char];
  return /\p{Script=Han}/u.test(char) ? readingsOf(char).filter((reading) => /^[a-z]+$/.test(reading)) : [];
}
