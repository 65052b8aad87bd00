import type { DateMention, NumberMention } from '../../model/analysis.ts';
import { slice } from '../../model/span.ts';
import { numbersIn, parseNumber } from '../../text/time/numbers.ts';
import { numeralWordsIn } from '../../text/words/segment.ts';
import { datesOf, type Grounds } from './grounds.ts';

const NUMERAL = /[\d零〇一二两三四五六七八九十百千万亿]/;
const ORDINAL = /第([\d零一二三四五六七八九十百]+)/g;
/** Items that stand in a row: A、B和C. */
const LIST = /[^、,;。:]{2,30}(?:、[^、,;。:]{2,30})+/g;
/** Stand before or behind a figure that what is meant is above. */
const ABOVE = /(?:超过|多于|逾|不止)$/;
const OVER = /^[%成元户个名人]?[多余]|^[^,;。\d]{0,2}以上/;
/** Count things, or nothing that is known. */
const COUNTED = /^[个家名位户人项条次届种类座所件部台辆架艘支批场期县市省村乡镇国首本]?$/;
/** Units by the smallest of their kind. */
const SCALES: Readonly<Record<string, readonly [string, number]>> = {
  ...{ 公里: ['米', 1_000], 千米: ['米', 1_000], 厘米: ['米', 0.01], 毫米: ['米', 0.001], 公斤: ['克', 1_000] },
  ...{ 千克: ['克', 1_000], 吨: ['克', 1e6], 公吨: ['克', 1e6], 周: ['天', 7], 人民币: ['元', 1], 日: ['天', 1] },
  ...{ 成: ['%', 10] },
};

/** True where the grounds say every date and number of the folded Chinese claim: same value, same unit, or as many listed. */
export function figuresHold(claim: string, grounds: Grounds): boolean {
  const dates = datesOf(claim);
  const undated = dates.reduceRight((text, { span }) => `${text.slice(0, span.start)},${text.slice(span.end)}`, claim);
  return (
    dates.every((date) => dateHolds(claim, date, grounds)) &&
    numbersIn(undated).every((number) => numberHolds(undated, number, grounds) || isCount(number, claim, grounds)) &&
    wordsIn(undated).every(
      (value) => isCount({ value, unit: '' }, claim, grounds) || wordsIn(grounds.text).includes(value),
    ) &&
    [...claim.matchAll(ORDINAL)].every(([written, value = '']) => ordinalHolds(written, value, grounds))
  );
}

/** True where the grounds name a day among these, hold the date as it is written, or compare with last year as it does. */
export function dateHolds(claim: string, { from, to, basis, span }: DateMention, grounds: Grounds): boolean {
  const written = slice(claim, span);
  if (grounds.dates.some((other) => other.from >= from && other.to <= to && other.basis === basis)) return true;
  return standsIn(grounds.text, written) || (/^[上去]年/.test(written) && grounds.text.includes('同比'));
}

/** The same value, or of 2000多 and 超过六成 one of the same first digit, and the same unit where either has one that measures: 41座 is none of 41公里; 3个县 is 三县. */
function numberHolds(claim: string, number: NumberMention, { numbers }: Grounds): boolean {
  const [unit, value] = scaled(number);
  const { start, end } = number.span;
  const isFloor = ABOVE.test(claim.slice(0, start)) || OVER.test(claim.slice(end));
  const most = isFloor ? value + 10 ** Math.floor(Math.log10(value) + 1e-9) : value;
  return numbers.some((other) => {
    const [otherUnit, otherValue] = scaled(other);
    const margin = 1e-9 * Math.abs(otherValue);
    const isSame = otherValue >= value - margin && (otherValue < most || otherValue <= value + margin);
    return isSame && (unit === otherUnit || (COUNTED.test(unit) && COUNTED.test(otherUnit)));
  });
}

function scaled({ unit, value }: NumberMention): readonly [string, number] {
  const [base, factor] = SCALES[unit] ?? [unit, 1];
  return [base, value * factor];
}

/** Small numbers in words, which no unit makes a figure: 三 of 三剂. */
function wordsIn(text: string): number[] {
  return numeralWordsIn(text).flatMap((span) => {
    const written = slice(text, span);
    return /^[二两三四五六七八九十百]+$/.test(written) ? (parseNumber(written) ?? []) : [];
  });
}

/** 三个县 where three are listed, where the text says 三县, or where it counts the same. */
function isCount({ value, unit }: Pick<NumberMention, 'value' | 'unit'>, claim: string, grounds: Grounds): boolean {
  if (unit === '%') return false;
  const { text, numbers } = grounds;
  if ([claim, text].some((one) => listLengths(one).has(value))) return true;
  if (unit === '' && numbers.some((number) => number.value === value)) return true;
  return /^[个家名位]?$/.test(unit) && wordsIn(text).includes(value);
}

function listLengths(text: string): ReadonlySet<number> {
  return new Set(
    [...text.matchAll(LIST)].flatMap(([list]) => [list.split('、').length, list.split(/、|和|及|以及|与/).length]),
  );
}

function ordinalHolds(written: string, value: string, { text }: Grounds): boolean {
  if (text.includes(written)) return true;
  const wanted = parseNumber(value);
  const isOrdinal = (other: string) => parseNumber(other) === wanted;
  if ([...text.matchAll(ORDINAL)].some(([, other = '']) => isOrdinal(other))) return true;
  return [...text.matchAll(/(?:^|[。;,:])([一二三四五六七八九十])(?:是|要|、)/g)].some(([, other = '']) =>
    isOrdinal(other),
  );
}

/** True where `part` stands in `text` and is no piece of a longer figure there (3月 in 13月). */
function standsIn(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const cutsBefore = NUMERAL.test(part.charAt(0)) && NUMERAL.test(text.charAt(at - 1));
    const end = at + part.length;
    const cutsBehind = NUMERAL.test(part.charAt(part.length - 1)) && NUMERAL.test(text.charAt(end));
    if (!cutsBefore && !cutsBehind) return true;
  }
  return false;
}
