import { pinyin } from 'pinyin-pro';
import { simplifyChar } from '../script/simplify.ts';

/** One reading of a character: letters a-z (v for ü) and the tone, 5 for the neutral one. */
interface TonedReading {
  readonly letters: string;
  readonly tone: number;
}

const HAN = /^[\p{Script=Han}〇]$/u;
const TONE_OF_MARK = new Map([
  ['\u0304', 1],
  ['\u0301', 2],
  ['\u030c', 3],
  ['\u0300', 4],
]);
/** Characters between the syllables of one reading. */
const GAPS = new Set([' ', "'", '’', '-', '·', '\u00a0', '\u3000']);
/** Their tone depends on the next syllable, so every tone is accepted. */
const SANDHI = new Set('一不七八');
/** Largest number of characters that one reading may cover. Chosen by hand. */
const MOST_COVERED = 10;
/** Longest word in which the reading of its last character is looked up. Chosen by hand. */
const MOST_IN_WORD = 4;

const known = new Map<string, readonly TonedReading[]>();

/** True for one Han character. */
export function isHan(char: string): boolean {
  const code = char.charCodeAt(0);
  if (char.length === 1 && code >= 0x3400 && code <= 0x9fff) return code <= 0x4dbf || code >= 0x4e00;
  return code >= 0x2e80 && HAN.test(char);
}

/** The run of Han characters that ends at `end`, in text order; at most its last ten. */
export function hanBefore(text: string, end: number): string[] {
  const run: string[] = [];
  let at = end;
  while (at > 0 && run.length < MOST_COVERED) {
    const isPair = at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
    const char = text.slice(at - (isPair ? 2 : 1), at);
    if (!isHan(char)) break;
    run.unshift(char);
    at -= char.length;
  }
  return run;
}

/**
 * Number of the last characters that `spelled` reads: 1 for 協 and xié, 3 for 總書記 and zǒng shū jì, 0 if it reads none.
 * Tones may be marks, digits or absent; a tone that is present must be one of the character's tones.
 */
export function countRead(chars: readonly string[], spelled: string): number {
  const sound = readSpelling(spelled);
  if (sound.letters === '') return 0;
  for (let count = 1; count <= chars.length; count++) {
    if (reads(chars.slice(-count), sound)) return count;
  }
  return 0;
}

/** True if `spelled` is the most usual reading of the last character, or its reading in the word that it ends. */
export function isUsualReading(chars: readonly string[], spelled: string): boolean {
  const char = chars.at(-1) ?? '';
  const sound = readSpelling(spelled);
  const usual = tonedReadingsOf(char)[0];
  if (usual !== undefined && reads([char], sound, [usual])) return true;
  const word = chars.slice(-MOST_IN_WORD).map(simplifyChar).join('');
  const inWord = pinyin(word, { type: 'array', toneType: 'symbol', nonZh: 'removed' }).at(-1);
  return inWord === spelled.normalize('NFC');
}

/** The usual reading of one Han character with its tone mark (xié); empty if it has none. */
export function spellReading(char: string): string {
  return pinyin(char, { toneType: 'symbol', nonZh: 'removed' });
}

interface Spelling {
  readonly letters: string;
  /** Tone written on each letter, or after it as a digit; 0 for none. */
  readonly tones: readonly number[];
  /** For each letter, true if a gap precedes it. */
  readonly gaps: readonly boolean[];
}

function readSpelling(spelled: string): Spelling {
  let letters = '';
  const tones: number[] = [];
  const gaps: boolean[] = [];
  let gap = false;
  for (const char of spelled.normalize('NFD').replaceAll('ɡ', 'g')) {
    const last = tones.length - 1;
    if (GAPS.has(char)) gap = true;
    else if (char === '\u0308') letters = `${letters.slice(0, -1)}v`;
    else if (TONE_OF_MARK.has(char)) tones[last] = TONE_OF_MARK.get(char) as number;
    else if (char === '\u0302') continue;
    else if (char >= '1' && char <= '5') tones[last] = Number(char);
    else {
      letters += char;
      tones.push(0);
      gaps.push(gap);
      gap = false;
    }
  }
  return { letters, tones, gaps };
}

/** True if the characters, each in one of its readings, give exactly the whole spelling. */
function reads(chars: readonly string[], sound: Spelling, only?: readonly TonedReading[]): boolean {
  let ends = new Set([0]);
  for (const char of chars) {
    const next = new Set<number>();
    for (const start of ends) {
      for (const reading of only ?? tonedReadingsOf(char)) {
        if (standsAt(sound, start, reading, SANDHI.has(char))) next.add(start + reading.letters.length);
      }
    }
    if (next.size === 0) return false;
    ends = next;
  }
  return ends.has(sound.letters.length);
}

function standsAt(sound: Spelling, start: number, reading: TonedReading, anyTone: boolean): boolean {
  const { letters, tone } = reading;
  const end = start + letters.length;
  if (!sound.letters.startsWith(letters, start)) return false;
  for (let i = start; i < end; i++) {
    if (i > start && sound.gaps[i]) return false;
    const written = sound.tones[i] as number;
    if (written !== 0 && written !== tone && !anyTone) return false;
  }
  return true;
}

function tonedReadingsOf(char: string): readonly TonedReading[] {
  const found = known.get(char);
  if (found) return found;
  const readings = uniqueReadings([...lookUp(char), ...lookUp(simplifyChar(char))]);
  known.set(char, readings);
  return readings;
}

function lookUp(char: string): TonedReading[] {
  const spelled = pinyin(char, { multiple: true, type: 'array', toneType: 'symbol', nonZh: 'removed' });
  const readings = spelled.map((syllable) => {
    const { letters, tones } = readSpelling(syllable);
    return { letters, tone: tones.find((tone) => tone > 0) ?? 5 };
  });
  if (char === '儿' || char === '兒') readings.push({ letters: 'r', tone: 5 });
  return readings.filter((reading) => reading.letters !== '');
}

/** Readings with ü spelled v and, as is common, u; each once. */
function uniqueReadings(readings: readonly TonedReading[]): TonedReading[] {
  const unique = new Map<string, TonedReading>();
  for (const { letters, tone } of readings) {
    for (const spelled of [letters, letters.replace('v', 'u')]) {
      if (!unique.has(spelled + tone)) unique.set(spelled + tone, { letters: spelled, tone });
    }
  }
  return [...unique.values()];
}
