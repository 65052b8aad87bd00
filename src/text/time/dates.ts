import type { DateMention } from '../../model/analysis.ts';
import type { Day } from '../../model/day.ts';
import { addDays, addMonths, type DayRange, makeDay, monthRange, partsOf, weekRange, yearRange } from './calendar.ts';
import { parseNumber } from './numbers.ts';

const FIRST_DAY: Day = '0001-01-01';
const LAST_DAY: Day = '9999-12-31';

interface Found extends DayRange {
  readonly basis: DateMention['basis'];
}

/** One way to write a date: the pattern, and the days that a match means if today is `now`. */
interface Rule {
  readonly pattern: RegExp;
  readonly resolve: (groups: readonly string[], now: Day) => Found | undefined;
}

const NUM = '(\\d{1,2}|[一二三四五六七八九十两]{1,3})';
const YEAR = '(\\d{4}|[一二][〇零一二三四五六七八九]{3})';

/** Tried in this order at every position; the first match wins. */
const RULES: readonly Rule[] = [
  rule(`${YEAR}年\\s?${NUM}月\\s?${NUM}[日号]?`, ([y, m, d]) => day(number(y), number(m), number(d))),
  rule(`(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, ([y, m, d]) => day(number(y), number(m), number(d))),
  rule(`${YEAR}年\\s?${NUM}月`, ([y, m]) => month(number(y), number(m))),
  rule(`${YEAR}年?(?:[-—~至到])${YEAR}年`, ([a, b]) => span(number(a), number(b))),
  rule(`${YEAR}年(上半年|下半年|第?[一二三四1-4]季度|年?初|年?底|年?末)`, ([y, part]) => partOfYear(number(y), part)),
  rule(`${YEAR}年(?!代)`, ([y]) => absolute(yearRange(number(y)))),
  rule(`(?:(\\d{2})世纪)?(\\d{2}|[一二三四五六七八九]十)年代`, ([c, t]) => decade(c, number(t))),
  rule(`(\\d{3}0)年代`, ([y]) => absolute({ ...yearRange(number(y)), to: yearRange(number(y) + 9).to })),
  rule('["“]?(十[一二三四五六七])五["”]?(?!个|年|月|日|天|人|[〇一二三四五六七八九十百千万])', ([t]) =>
    plan(number(t)),
  ),
  rule(`(今年|本年度?|去年|上年|前年|明年|后年)\\s?${NUM}月\\s?${NUM}[日号]`, ([y, m, d], now) =>
    relative(day(yearOf(y, now), number(m), number(d))),
  ),
  rule(`(今年|本年度?|去年|上年|前年|明年|后年)\\s?${NUM}月`, ([y, m], now) =>
    relative(month(yearOf(y, now), number(m))),
  ),
  rule(
    `(今年|本年度?|去年|上年|前年|明年|后年)(上半年|下半年|第?[一二三四1-4]季度|年?初|年?底|年?末)`,
    ([y, part], now) => relative(partOfYear(yearOf(y, now), part)),
  ),
  rule(`(今年|本年度?|去年|上年|前年|明年|后年)`, ([y], now) => relative(absolute(yearRange(yearOf(y, now))))),
  rule(
    `(?:最?近|过去|最近|这)\\s?(\\d{1,2}|[一二两三四五六七八九十几]{1,3})\\s?(年|个月|月|周|个星期|天|日)`,
    ([n, unit], now) => past(n === '几' ? 3 : number(n), unit ?? '', now),
  ),
  rule('(上个?月|本月|这个?月|当月|下个?月)', ([m], now) => {
    const { year, month: current } = partsOf(now);
    return relative(month(year, current + shiftOf(m ?? '')));
  }),
  rule('(上周|上个?星期|上个?礼拜|本周|这周|这个?星期|下周|下个?星期)', ([w], now) =>
    relative(absolute(weekRange(now, shiftOf(w ?? '')))),
  ),
  rule('(今天|今日|昨天|昨日|前天|明天|明日|后天)', ([d], now) => {
    const shift = d === '前天' ? -2 : d === '后天' ? 2 : d?.startsWith('昨') ? -1 : d?.startsWith('明') ? 1 : 0;
    const on = addDays(now, shift);
    return relative(absolute({ from: on, to: on }));
  }),
  rule(`${NUM}月\\s?${NUM}[日号]`, ([m, d], now) => yearless(day(partsOf(now).year, number(m), number(d)))),
  rule(`(上半年|下半年|第?[一二三四]季度)`, ([part], now) => yearless(partOfYear(partsOf(now).year, part))),
  rule(`(?<![\\d个])(\\d{1,2}|十[一二]|[一二三四五六七八九十])月(?:份|(?![\\d一二三四五六七八九十]))`, ([m], now) =>
    yearless(month(partsOf(now).year, number(m))),
  ),
];

const SINCE = /^\s?(?:以来|起|开始|之后|以后|至今|后)/;
const UNTIL = /^\s?(?:以前|之前|前|为止)/;
const JOIN = /^\s?(?:至|到|-|—|~|–)\s?$/;

/**
 * Dates and periods in folded Chinese text, in order, without overlap: 2022年3月, 去年, 近三年, 2021年以来, 上个月, 十四五,
 * 2020年至2022年. `now` is the reader's today, or for an article its day of publication.
 */
export function datesIn(folded: string, now: Day): DateMention[] {
  const found: DateMention[] = [];
  for (let at = 0; at < folded.length; ) {
    const next = matchAt(folded, at, now);
    if (next === undefined) at++;
    else {
      const before = found.at(-1);
      if (before !== undefined && JOIN.test(folded.slice(before.span.end, next.span.start))) found.pop();
      found.push(before !== undefined && found.at(-1) !== before ? joined(before, next) : next);
      at = next.span.end;
    }
  }
  return found;
}

function joined(first: DateMention, second: DateMention): DateMention {
  const from = first.from < second.from ? first.from : second.from;
  const span = { start: first.span.start, end: second.span.end };
  return {
    span,
    from,
    to: second.to > first.to ? second.to : first.to,
    basis: first.basis === 'full' ? first.basis : second.basis,
  };
}

const STARTS = /[\d一二三四五六七八九十今本去上前明后最近过这当下昨第“"]/;

function matchAt(folded: string, at: number, now: Day): DateMention | undefined {
  if (!STARTS.test(folded.charAt(at)) || (/\d/.test(folded.charAt(at)) && /\d/.test(folded.charAt(at - 1))))
    return undefined;
  for (const { pattern, resolve } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(folded);
    if (match === null) continue;
    const range = resolve(match.slice(1), now);
    if (range === undefined) continue;
    const end = at + match[0].length;
    return opened({ span: { start: at, end }, ...range }, folded.slice(end, end + 4), now);
  }
  return undefined;
}

/** 2021年以来 lasts until `now`; 2021年以前 has no beginning. */
function opened(date: DateMention, rest: string, now: Day): DateMention {
  const since = SINCE.exec(rest);
  if (since !== null) {
    const to = /以来|至今/.test(since[0]) && now >= date.from ? now : LAST_DAY;
    return { ...date, span: { ...date.span, end: date.span.end + since[0].length }, to };
  }
  const until = UNTIL.exec(rest);
  if (until === null) return date;
  return {
    ...date,
    span: { ...date.span, end: date.span.end + until[0].length },
    from: FIRST_DAY,
    to: addDays(date.from, -1),
  };
}

function rule(pattern: string, resolve: Rule['resolve']): Rule {
  return { pattern: new RegExp(pattern, 'y'), resolve };
}

function number(text: string | undefined): number {
  return parseNumber(text ?? '') ?? Number.NaN;
}

function absolute(range: DayRange): Found {
  return { ...range, basis: 'full' };
}

function relative(found: Found | undefined): Found | undefined {
  return found && { ...found, basis: 'relative' };
}

function yearless(found: Found | undefined): Found | undefined {
  return found && { ...found, basis: 'yearless' };
}

function day(year: number, monthNumber: number, date: number): Found | undefined {
  const on = makeDay(year, monthNumber, date);
  return on === undefined ? undefined : absolute({ from: on, to: on });
}

/** Months counted from today may cross the end of a year, but a written month is 1 to 12. */
function month(year: number, monthNumber: number): Found | undefined {
  return monthNumber >= 0 && monthNumber <= 13 ? absolute(monthRange(year, monthNumber)) : undefined;
}

function span(first: number, last: number): Found | undefined {
  return first <= last ? absolute({ from: yearRange(first).from, to: yearRange(last).to }) : undefined;
}

function partOfYear(year: number, part = ''): Found | undefined {
  if (part === '上半年') return absolute(monthRange(year, 1, 6));
  if (part === '下半年') return absolute(monthRange(year, 7, 6));
  const quarter = /([一二三四1-4])季度/.exec(part);
  if (quarter) return absolute(monthRange(year, number(quarter[1]) * 3 - 2, 3));
  return absolute(part.endsWith('初') ? monthRange(year, 1, 3) : monthRange(year, 10, 3));
}

function decade(century: string | undefined, tens: number): Found | undefined {
  if (tens % 10 !== 0) return undefined;
  const base = century === undefined ? (tens >= 30 ? 1900 : 2000) : (Number(century) - 1) * 100;
  return absolute({ from: yearRange(base + tens).from, to: yearRange(base + tens + 9).to });
}

/** The five years of a national plan, counted from the 13th, which was 2016 to 2020. */
function plan(count: number): Found {
  const first = 2016 + (count - 13) * 5;
  return absolute({ from: yearRange(first).from, to: yearRange(first + 4).to });
}

function yearOf(word: string | undefined, now: Day): number {
  const { year } = partsOf(now);
  const shifts: Readonly<Record<string, number>> = { 去: -1, 上: -1, 前: -2, 明: 1, 后: 2 };
  return year + (shifts[word?.charAt(0) ?? ''] ?? 0);
}

function shiftOf(word: string): number {
  return word.startsWith('上') ? -1 : word.startsWith('下') ? 1 : 0;
}

function past(count: number, unit: string, now: Day): Found | undefined {
  if (Number.isNaN(count)) return undefined;
  if (unit === '年') return { from: addMonths(now, -12 * count), to: now, basis: 'relative' };
  if (unit.endsWith('月')) return { from: addMonths(now, -count), to: now, basis: 'relative' };
  const days = unit === '周' || unit.endsWith('星期') ? count * 7 : count;
  return { from: addDays(now, -days), to: now, basis: 'relative' };
}
