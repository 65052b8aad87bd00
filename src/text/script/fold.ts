import { countedWork } from './counted-work.ts';
import { findPhrase, mayStartPhrase, simplifyChar } from './simplify.ts';

/** A text in comparable form (Simplified, half-width, lower case) with a map back to the original text. */
export interface FoldedText {
  readonly text: string;
  /** Offset in the original of the folded offset `index`, 0 ≤ index ≤ text.length; never decreasing. */
  toOriginal(index: number): number;
}

/** Folded forms of single units, 0 if not yet known; UNEVEN if one unit does not fold to exactly one. */
const folded = new Uint16Array(0x10000);
const UNEVEN = 0xffff;
const MAY_BE_RADICAL = /[\u2e80-\u2eff]/;
const RADICAL = /[\u2e80-\u2eff]/g;
/** Radicals that many PDFs write for whole characters and that NFKC keeps (Unicode's EquivalentUnifiedIdeograph). */
const RADICALS = new Map(
  [
    '⺁厂 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺝月 ⺟母 ⺠民 ⺩王 ⺪疋 ⺫目 ⺬示 ⺮竹 ⺰纟 ⺱罒 ⺲罒 ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺻聿 ⺼月 ⺾艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西',
    '⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻏阝 ⻐钅 ⻑长 ⻒長 ⻓长 ⻔门 ⻕阝 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻡首',
    '⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟',
  ].flatMap((line) => line.split(' ').map(([radical = '', char = '']) => [radical, char] as const)),
);
const MARK = /^\p{M}$/u;
const JOINS = 1;
const STANDS = 2;
/** For each unit, whether NFKC may join it to the one before; 0 if not yet known. */
const joining = new Uint8Array(0x10000);

/**
 * Folds for comparison and search: width and compatibility forms (NFKC), lower case, Traditional to Simplified. Whole
 * words decide if a character alone is ambiguous (乾燥 becomes 干燥, 乾隆 and 乾安縣 keep 乾). The result for a word does not
 * depend on the script of the text around it, so that a question and an article fold alike. Lines do not affect each
 * other.
 */
export function fold(original: string): FoldedText {
  countedWork.foldedChars += original.length;
  const units = new Uint16Array(original.length);
  let length = 0;
  for (; length < original.length; length++) {
    const code = original.charCodeAt(length);
    const known = folded[code] || foldUnit(code);
    if (known === UNEVEN || mayStartPhrase(code) || isJoining(original.charCodeAt(length + 1))) break;
    units[length] = known;
  }
  if (length === original.length) return { text: decode(units, length), toOriginal: (i) => clamp(i, original.length) };
  return foldFrom(original, units, length);
}

/** {@link fold} without the map back. */
export function foldText(original: string): string {
  return fold(original).text;
}

/** Folds from `done` on; up to there every unit folds to itself. */
function foldFrom(original: string, head: Uint16Array, done: number): FoldedText {
  const text = new Output(head, done);
  let at = done;
  while (at < original.length) {
    const code = original.charCodeAt(at);
    const phrase = mayStartPhrase(code) ? findPhrase(original, at) : undefined;
    if (phrase) {
      text.push(foldWidth(phrase.to), at, phrase.length);
      at += phrase.length;
      continue;
    }
    const known = folded[code] || foldUnit(code);
    if (known !== UNEVEN && !isJoining(original.charCodeAt(at + 1))) {
      text.pushUnit(known, at++);
      continue;
    }
    const end = clusterEnd(original, at);
    text.push(foldPlain(original.slice(at, end)), at, end - at);
    at = end;
  }
  return text.finish(original.length);
}

class Output {
  private units: Uint16Array;
  private map: Uint32Array;
  private length: number;
  private even = true;

  constructor(head: Uint16Array, done: number) {
    this.units = head;
    this.map = new Uint32Array(head.length + 1);
    for (let i = 0; i < done; i++) this.map[i] = i;
    this.length = done;
  }

  pushUnit(unit: number, origin: number): void {
    if (this.length === this.units.length) this.grow(1);
    this.units[this.length] = unit;
    this.map[this.length++] = origin;
  }

  push(text: string, origin: number, originLength: number): void {
    if (this.length + text.length > this.units.length) this.grow(text.length);
    const even = text.length === originLength;
    if (!even) this.even = false;
    for (let i = 0; i < text.length; i++) this.pushUnit(text.charCodeAt(i), even ? origin + i : origin);
  }

  finish(originalLength: number): FoldedText {
    const text = decode(this.units, this.length);
    if (this.even) return { text, toOriginal: (i) => clamp(i, originalLength) };
    const map = this.map.slice(0, this.length + 1);
    map[this.length] = originalLength;
    return { text, toOriginal: (i) => map[i] ?? clamp(i, originalLength) };
  }

  private grow(by: number): void {
    const size = Math.max(2 * this.units.length, this.length + by, 64);
    const units = new Uint16Array(size);
    const map = new Uint32Array(size + 1);
    units.set(this.units);
    map.set(this.map.subarray(0, this.length));
    this.units = units;
    this.map = map;
  }
}

/** The folded form of a single unit of the basic plane. */
function foldUnit(code: number): number {
  const char = String.fromCharCode(code);
  const plain = isSurrogate(code) || MARK.test(char) ? '' : foldPlain(char);
  const unit = plain.length === 1 ? plain.charCodeAt(0) : UNEVEN;
  folded[code] = unit;
  return unit;
}

function foldPlain(text: string): string {
  let out = '';
  for (const char of foldWidth(text)) out += simplifyChar(char);
  return out;
}

function foldWidth(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  return MAY_BE_RADICAL.test(plain) ? plain.replace(RADICAL, (char) => RADICALS.get(char) ?? char) : plain;
}

/** End of a character with everything that NFKC may join to it: combining marks, voiced kana marks, Hangul parts. */
function clusterEnd(text: string, start: number): number {
  let end = start + (isSurrogatePair(text, start) ? 2 : 1);
  while (end < text.length && isJoining(text.charCodeAt(end))) end++;
  return end;
}

/** True for a unit that NFKC may join to the one before; false for NaN, the end of the text. */
function isJoining(code: number): boolean {
  if (!(code >= 0x300) || (code >= 0x3400 && code < 0xa000)) return false;
  if (joining[code] === 0) joining[code] = judgeJoining(code) ? JOINS : STANDS;
  return joining[code] === JOINS;
}

function judgeJoining(code: number): boolean {
  const isHangulPart = code >= 0x1160 && code <= 0x11ff;
  return isHangulPart || code === 0xff9e || code === 0xff9f || MARK.test(String.fromCharCode(code));
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function isSurrogatePair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

function clamp(index: number, length: number): number {
  return Math.min(index, length);
}

function decode(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, units.byteOffset, 2 * length).toString('utf16le');
}
