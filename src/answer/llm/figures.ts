import type { DateMention, NumberMention } from '../../model/analysis.ts';
import { slice } from '../../model/span.ts';
import { numbersIn, parseNumber } from '../../text/time/numbers.ts';
import { numeralWordsIn } from '../../text/words/segment.ts';
import { datesOf, type Grounds } from './grounds.ts';

const NUMERAL = /[\d零〇一二两三四五六七八九十百千万亿]/;
const ORDINAL = /第([\d零一二三四五六七八九十百]+)/g;
/** Items in a row: A、B和C. */
const LIST = /[^、,;。:]{2,30}(?:、[^、,;。:]{2,30})+/g;
/** Words before or after a figure that mean "more than". */
const ABOVE = /(?:超过|多于|逾|不止)$/;
const OVER = /^[%成元户个名人]?[多余]|^[^,;。\d]{0,2}以上/;
/** Units of counted things, and unknown units. */
const COUNTED = /^[个家名位户人项条次届种类座所件部台辆架艘支批场期县市省村乡镇国首本]?$/;
/** Units in terms of the smallest of their kind. */
const SCALES: Readonly<Record<string, readonly [string, number]>> = {
  公里: ['米', 1_000],
  千米: ['米', 1_000],
  厘米: ['米', 0.01],
  毫米: ['米', 0.001],
  公斤: ['克', 1_000],
  千克: ['克', 1_000],
  吨: ['克', 1e6],
  公吨: ['克', 1e6],
  周: ['天', 7],
  人民币: ['元', 1],
  日: ['天', 1],
  成: ['%', 10],
};

/**
 * True if the grounds contain every date and number of the folded Chinese claim: the same value with the same unit, or
 * as many items in a list.
 */
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

/** True if the grounds name a day within the date, contain the date literally, or also compare with the year before. */
export function dateHolds(claim: string, { from, to, basis, span }: DateMention, grounds: Grounds): boolean {
  const written = slice(claim, span);
  if (grounds.dates.some((other) => other.from >= from && other.to <= to && other.basis === basis)) return true;
  return standsIn(grounds.text, written) || (/^[上去]年/.test(written) && grounds.text.includes('同比'));
}

/**
 * True if the grounds have the same value with the same unit if either measures something: 41座 differs from 41公里, 3个县
 * equals 三县. For 2000多 and 超过六成 the same first digit is enough.
 */
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

/** Small numbers in words that are no figure with a unit: 三 in 三剂. */
function wordsIn(text: string): number[] {
  return numeralWordsIn(text).flatMap((span) => {
    const written = slice(text, span);
    return /^[二两三四五六七八九十百]+$/.test(written) ? (parseNumber(written) ?? []) : [];
  });
}

/** True for 三个县 if the grounds list three, say 三县, or count the same. */
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

/** True if `text` contains `part`, and not as a piece of a longer figure (3月 in 13月). */
function standsIn(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const cutsBefore = NUMERAL.test(part.charAt(0)) && NUMERAL.test(text.charAt(at - 1));
    const end = at + part.length;
    const cutsBehind = NUMERAL.test(part.charAt(part.length - 1)) && NUMERAL.test(text.charAt(end));
    if (!cutsBefore && !cutsBehind) return true;
  }
  return false;
}
