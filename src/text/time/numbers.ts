import type { NumberMention } from '../../model/analysis.ts';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

const HAN = '[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+(?:万亿|万|亿)?)?';
/** Parts in falling order make one number: 1万2千, 3亿5000万. */
const MIXED =
  '\\d[\\d,]*(?:\\.\\d+)?[十百千]?(?:万亿|万|亿)?(?:(?<=[亿])\\d{1,4}万)?(?:(?<=[万亿])\\d千)?(?:(?<=千)\\d百)?';
const NUMBER = new RegExp(`(?:(?<![\\d%])[-−](?=\\d))?(?:(?:${HAN}|\\d+)分之)?(?:${MIXED}|${HAN})`, 'g');
const PIECE = /\d+(?:\.\d+)?[十百千]?(?:万亿|万|亿)?/g;
const UNIT =
  /^\s?(?:%|个百分点|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|公斤|公吨|公顷|千瓦时|千瓦|人民币|美元|欧元|日元|英镑|港元|澳元|元|人次|亿亩|亩|吨|米|克|岁|年|月|日|天|小时|分钟|秒|周|人|名|位|户|家|个|项|条|次|届|种|类|座|所|件|部|台|辆|架|艘|支|批|场|期|倍|成|级|度|县|市|省|村|乡|镇|国|岁|字|页|票|分|集|首|本|万)/;

/**
 * Value of a Chinese or Arabic numeral: 一百二十 is 120, 两万五 is 25,000, 二〇二二 is 2022, 9899万 is 98,990,000, 十 is 10.
 * @returns undefined if the text is not a numeral.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(/,/g, '');
  if (/^[-−]/.test(plain)) {
    const value = parseNumber(plain.slice(1));
    return value === undefined ? undefined : -value;
  }
  const [below = '', above] = plain.split('分之');
  if (above !== undefined) return parseShare(below, above);
  return /^\d/.test(plain) ? parseMixed(plain) : parseSpoken(plain);
}

/** 三分之一 is a third, but 百分之五 is 5, because percentages are counted in hundredths. */
function parseShare(below: string, above: string): number | undefined {
  const [whole, part] = [parseNumber(below), parseNumber(above)];
  if (whole === undefined || part === undefined || whole === 0) return undefined;
  return below === '百' ? part : part / whole;
}

/** Digits with units: 9899万, 1万2千. */
function parseMixed(text: string): number | undefined {
  const pieces = text.match(PIECE) ?? [];
  if (pieces.join('') !== text) return undefined;
  const values = pieces.map((piece) => {
    const [, digits, small = '', large = ''] = /^(\d+(?:\.\d+)?)([十百千])?(万亿|万|亿)?$/.exec(piece) ?? [];
    return timesTen(digits, (SMALL_UNITS[small] ?? 1) * (LARGE_UNITS[large] ?? 1));
  });
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 1e6) / 1e6;
}

/** A decimal number times a power of ten, exactly: 65.1 * 1e8 would be 6,509,999,999.999999. */
function timesTen(decimal: string | undefined, power: number): number {
  return Number(`${decimal}e${Math.round(Math.log10(power))}`);
}

/** Numerals in words, perhaps with a decimal part and its unit: 三点五亿. */
function parseSpoken(text: string): number | undefined {
  const [, whole = '', fraction, unit = ''] = /^([^点]*)(?:点(.+?)(万亿|万|亿)?)?$/.exec(text) ?? [];
  const value = parseHan(whole);
  if (value === undefined || fraction === undefined) return value;
  const decimals = [...fraction].map((char) => DIGITS[char]);
  if (decimals.length === 0 || decimals.includes(undefined)) return undefined;
  return timesTen(`${value}.${decimals.join('')}`, LARGE_UNITS[unit] ?? 1);
}

function parseHan(text: string): number | undefined {
  const chars = [...text];
  if (chars.length === 0) return undefined;
  if (chars.every((char) => char in DIGITS)) return Number(chars.map((char) => DIGITS[char]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  let lastLarge = 0;
  for (const char of chars) {
    const value = DIGITS[char];
    if (value !== undefined) {
      digit = value;
      if (value === 0) lastUnit = 1;
    } else if (char in SMALL_UNITS) {
      lastUnit = SMALL_UNITS[char] as number;
      section += (digit ?? 1) * lastUnit;
      digit = undefined;
    } else if (char in LARGE_UNITS) {
      const unit = LARGE_UNITS[char] as number;
      // A unit that nothing counts is one of it, as 百 is 100: 万亿.
      const counted = section + (digit ?? (total + section === 0 ? 1 : 0));
      total = unit > lastLarge ? (total + counted) * unit : total + counted * unit;
      lastLarge = lastUnit = unit;
      section = 0;
      digit = undefined;
    } else return undefined;
  }
  const rest = digit === undefined ? 0 : digit * (lastUnit > 10 ? lastUnit / 10 : 1);
  return total + section + rest;
}

/** Numbers in folded text and the things they count, in order. 百分之五 is 5 with the unit %. */
export function numbersIn(folded: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of folded.matchAll(NUMBER)) {
    const [text] = match;
    const percent = text.startsWith('百分之');
    const value = parseNumber(text);
    if (value === undefined) continue;
    const end = match.index + text.length;
    const unit = percent ? '%' : (UNIT.exec(folded.slice(end, end + 6))?.[0].trim() ?? '');
    const lone = /^[零〇一二两三四五六七八九十百千万亿]$/.test(text);
    if (lone && unit === '') continue;
    found.push({ span: { start: match.index, end }, value, unit });
  }
  return found;
}
