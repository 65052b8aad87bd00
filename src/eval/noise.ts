import iconv from 'iconv-lite';
import { foldText } from '../text/script/fold.ts';
import { convertToTraditional, overConvertedForm } from '../text/script/traditional.ts';
import { isHan, spellReading } from '../text/sound/readings.ts';
import { addChrome } from './noise-chrome.ts';
import { makeRandom, type Random } from './random.ts';

/** Kinds of damage that scraping does to a text. */
export const NOISE_FAMILIES = ['glosses', 'traditional', 'over-conversion', 'chrome', 'encodings'] as const;
export type NoiseFamily = (typeof NOISE_FAMILIES)[number];

export interface NoiseOptions {
  readonly families: readonly NoiseFamily[];
  /** Share of Han characters that get a reading after them, 0 to 1. */
  readonly glossShare: number;
  /** The same seed gives the same noise. */
  readonly seed: number;
}

/** The share of clean text that cleaning restores from noise. */
export interface NoiseResult {
  readonly texts: number;
  /** Number of texts that cleaning restored exactly, in folded form. */
  readonly exact: number;
  /** Number of brackets in the clean texts, and the number of them that cleaning removed. */
  readonly brackets: number;
  readonly bracketsLost: number;
  /** The first ten texts that differ: the wanted and the actual text, from shortly before the first difference. */
  readonly failures: readonly { readonly index: number; readonly wanted: string; readonly found: string }[];
}

/** Share of the characters that over-conversion hits. */
const OVER_CONVERTED_SHARE = 0.5;
const SPACED_SHARE = 0.5;
const TONED_SHARE = 0.5;
const WIDE_SHARE = 0.3;
const WORD_SHARE = 0.1;
const MAX_WORD_CHARS = 3;
const MAX_FAILURES = 10;
const UTF8 = { name: 'utf8', bom: true } as const;
/** Encodings of files with Chinese text; one that lacks a character of the text is not chosen. */
const ENCODINGS = [
  UTF8,
  { name: 'utf16le', bom: true },
  { name: 'utf16be', bom: true },
  { name: 'gb18030', bom: false },
  { name: 'big5', bom: false },
] as const;
const SHOWN_CHARS = 40;
const TONE_MARKS = /[\u0300\u0301\u0304\u030c]/g;

/** A file with the text after {@link addNoise}, in UTF-8 or in an encoding that the seed chooses. */
export function noisyFile(clean: string, options: NoiseOptions): Uint8Array {
  const text = addNoise(clean, options);
  if (!options.families.includes('encodings')) return new TextEncoder().encode(text);
  const possible = ENCODINGS.filter(
    ({ name, bom }) => iconv.decode(iconv.encode(text, name), name, { stripBOM: bom }) === text,
  );
  const { name, bom } = possible[Math.floor(makeRandom(options.seed)() * possible.length)] ?? UTF8;
  return iconv.encode(text, name, { addBOM: bom });
}

/** Makes a clean text look scraped, in the order of the web: converted, glossed, put into a page. */
export function addNoise(clean: string, options: NoiseOptions): string {
  const random = makeRandom(options.seed);
  let text = clean;
  if (options.families.includes('traditional')) text = convertToTraditional(text);
  if (options.families.includes('over-conversion')) text = overConvert(text, random);
  if (options.families.includes('glosses')) text = addGlosses(text, options.glossShare, random);
  return options.families.includes('chrome') ? addChrome(text, random) : text;
}

/**
 * Adds noise to every text, cleans it with `clean` and compares it in folded form with the text that was cleaned
 * without noise (because texts of public sets contain a tag or a run of spaces here and there). Text `i` uses seed
 * `seed + i`, so that its noise does not depend on the others.
 */
export function measureNoise(
  texts: readonly string[],
  options: NoiseOptions,
  clean: (file: Uint8Array) => string,
): NoiseResult {
  let exact = 0;
  let brackets = 0;
  let bracketsLost = 0;
  const failures: { index: number; wanted: string; found: string }[] = [];
  for (const [index, text] of texts.entries()) {
    const found = foldText(clean(noisyFile(text, { ...options, seed: options.seed + index })));
    const wanted = foldText(clean(new TextEncoder().encode(text)));
    const counted = countBrackets(wanted);
    for (const [bracket, count] of counted) {
      brackets += count;
      bracketsLost += Math.max(0, count - (countBrackets(found).get(bracket) ?? 0));
    }
    if (found === wanted) exact++;
    else if (failures.length < MAX_FAILURES) failures.push({ index, ...firstDifference(wanted, found) });
  }
  return { texts: texts.length, exact, brackets, bracketsLost, failures };
}

function overConvert(text: string, random: Random): string {
  return [...text]
    .map((char) => {
      const wrong = overConvertedForm(char);
      return wrong !== undefined && random() < OVER_CONVERTED_SHARE ? wrong : char;
    })
    .join('');
}

function addGlosses(text: string, share: number, random: Random): string {
  const chars = [...text];
  const isWide = random() < WIDE_SHARE;
  const hasTones = random() < TONED_SHARE;
  const isSpaced = random() < SPACED_SHARE;
  let noised = '';
  let word: string[] = [];
  for (const [index, char] of chars.entries()) {
    noised += char;
    const spelled = isHan(char) ? spellReading(char) : '';
    word = spelled === '' ? [] : [...word, spelled].slice(-MAX_WORD_CHARS);
    if (spelled === '' || random() >= share) continue;
    const syllables = random() < WORD_SHARE ? word.join(' ') : spelled;
    const shown = hasTones ? syllables : syllables.normalize('NFD').replace(TONE_MARKS, '').normalize('NFC');
    noised += isWide ? `（${shown}）` : `(${shown})`;
    if (isSpaced && chars[index + 1] !== undefined) noised += ' ';
    word = [];
  }
  return noised;
}

function countBrackets(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [bracket] of text.matchAll(/\([^()\n]{1,200}\)/g)) counts.set(bracket, (counts.get(bracket) ?? 0) + 1);
  return counts;
}

function firstDifference(wanted: string, found: string): { wanted: string; found: string } {
  let at = 0;
  while (at < wanted.length && wanted.charAt(at) === found.charAt(at)) at++;
  const start = Math.max(0, at - SHOWN_CHARS / 4);
  return { wanted: wanted.slice(start, at + SHOWN_CHARS), found: found.slice(start, at + SHOWN_CHARS) };
}
