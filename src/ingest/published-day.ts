import { type Day, dayOf, isDay } from '../model/day.ts';

const WRITTEN = /(?<!\d)((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/;
const WITH_ZONE = /\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?\s?(Z|GMT|UTC|[+-]\d{2}:?\d{2})/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/;
const EPOCH = /^1?\d{9}(\d{3})?$/;
const CHINESE = /([一二][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/;
/** Years of the Republic (民國111年3月16日). */
const REPUBLIC =
  /民[国國]\s?(\d{2,3}|[一二三四五六七八九十百零〇○]{1,6})\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,2})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日/;
/** The same in figures (111-03-16). */
const REPUBLIC_FIGURES = /^(1\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])/;
const REPUBLIC_START = 1911;
/** An invalid zone (+8000) is read as China's. */
const BAD_ZONE = /\+8000?$|\+80:00$/;
const DIGITS = '〇一二三四五六七八九';
const WEEKDAY_MONTH = /^(?:[A-Za-z]{3,9},?\s+)?(?:\d{1,2}\s+[A-Za-z]{3,9}|[A-Za-z]{3,9}\s+\d{1,2},?)\s+\d{4}/;

/**
 * The day in Asia/Shanghai of a date in any usual notation: 2022-03-16 09:36, 2022年3月16日, 二〇二二年三月十六日, 民國111年3月16日,
 * 111-03-16, RFC 2822, ISO 8601, seconds or milliseconds since 1970. A date without a zone is in China's. Null if there
 * is no date or the day does not exist.
 */
export function readDay(text: string): Day | null {
  const trimmed = text.trim().slice(0, 100).replace(BAD_ZONE, '+0800');
  const republic = REPUBLIC.exec(trimmed) ?? REPUBLIC_FIGURES.exec(trimmed);
  if (republic) return republicDay(republic);
  if (COMPACT.test(trimmed)) return dayFrom(COMPACT.exec(trimmed));
  if (EPOCH.test(trimmed)) return dayOf(new Date(Number(trimmed) * (trimmed.length > 10 ? 1 : 1000)));
  if (WITH_ZONE.test(trimmed) || WEEKDAY_MONTH.test(trimmed)) return dayOfInstant(trimmed);
  const written = WRITTEN.exec(trimmed);
  return written ? dayFrom(written) : chineseDay(trimmed);
}

function dayOfInstant(text: string): Day | null {
  const hasZone = WITH_ZONE.test(text);
  const spelled = text
    .replace(/^(\d{4})\/(\d{1,2})\/(\d{1,2})/, '$1-$2-$3')
    .replace(/(\d)\s(?=[+-]\d{2}:?\d{2}$)/, '$1');
  const time = Date.parse(hasZone ? spelled : `${spelled} +0800`);
  if (!Number.isNaN(time)) return dayOf(new Date(time));
  const written = WRITTEN.exec(text);
  return written ? dayFrom(written) : null;
}

function dayFrom(match: RegExpExecArray | null): Day | null {
  if (!match) return null;
  const [, year = '', month = '', date = ''] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

function chineseDay(text: string): Day | null {
  const match = CHINESE.exec(text.replace(/[○零]/g, '〇'));
  if (!match) return null;
  const [, year = '', month = '', date = ''] = match;
  const digits = [...year].map((char) => DIGITS.indexOf(char)).join('');
  const day = `${digits}-${pad(smallNumber(month))}-${pad(smallNumber(date))}`;
  return isDay(day) ? day : null;
}

function republicDay([, year = '', month = '', date = '']: RegExpExecArray): Day | null {
  const number = (text: string) => (/^\d/.test(text) ? Number(text) : smallNumber(text));
  const day = `${REPUBLIC_START + hundredNumber(year)}-${pad(number(month))}-${pad(number(date))}`;
  return isDay(day) ? day : null;
}

/** A number from 1 to 999: 111, 一百一十一 or 一一一. */
function hundredNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const plain = text.replace(/[○零]/g, '〇');
  if (!/[十百]/.test(plain)) return Number([...plain].map((char) => DIGITS.indexOf(char)).join(''));
  const [hundreds = '', rest = ''] = plain.includes('百') ? plain.split('百') : ['〇', plain];
  const small = rest.replace(/^〇/, '');
  return DIGITS.indexOf(hundreds) * 100 + (small === '' ? 0 : smallNumber(small));
}

/** A number from 1 to 99: 三, 十六, 二十一. */
function smallNumber(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['〇', text];
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
