import { setImmediate as nextTurn } from 'node:timers/promises';
import { foldText } from '../script/fold.ts';
import { readingsOf } from '../sound/pinyin.ts';

/** The facts by which a title is found. */
interface Listed {
  readonly title: string | null;
  readonly source: string | null;
  /** `YYYY-MM-DD` */
  readonly publishedOn: string | null;
}

/** Finds titles by a part of them, by pinyin or initials, by source or by day. */
export interface TitleFinder {
  /**
   * Positions in the given list, best first, equal ones in the list's order; at most `limit`. Every typed word must
   * fit.
   */
  find(typed: string, limit: number): number[];
}

interface Indexed {
  readonly title: string;
  readonly source: string;
  readonly day: string;
  /** Readings of the title's characters, in order; only Han, letters and digits have one. */
  readonly readings: readonly (readonly string[])[];
}

/** Quality of a word's match, best first. */
const FIT = { titleStart: 0, title: 1, pinyinStart: 2, pinyin: 3, source: 4, day: 5, none: 6 } as const;
const BATCH = 500;
/** The matcher uses one bit for each letter, see {@link readsFrom}. */
const MAX_PINYIN_CHARS = 30;

/** Indexes the list and pauses between batches, so that nothing else waits long (10,000 titles: 0.2 s in all). */
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

/**
 * Position from which the letters can be read as pinyin (whole readings, initials, the last one perhaps incomplete), or
 * -1.
 */
function findReadings(readings: readonly (readonly string[])[], letters: string): number {
  const first = letters.charAt(0);
  for (let start = 0; start < readings.length; start++) {
    if (!readings[start]?.some((reading) => reading.startsWith(first))) continue;
    if (readsFrom(readings, start, letters)) return start;
  }
  return -1;
}

/** Follows all ways to read the letters at once: bit n is set if n letters can be used up. */
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

/**
 * Toneless readings of a Han character (重: zhong, chong). A Latin letter or digit reads as itself; other characters
 * have none.
 */
function spellingsOf(char: string): readonly string[] {
  if (/[a-z0-9]/.test(char)) return [char];
  return /\p{Script=Han}/u.test(char) ? readingsOf(char).filter((reading) => /^[a-z]+$/.test(reading)) : [];
}
