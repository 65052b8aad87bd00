import type { DateMention, NumberMention } from '../../model/analysis.ts';
import type { Span } from '../../model/span.ts';
import { slice } from '../../model/span.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { datesOf, type Grounds } from './grounds.ts';

const NUMERAL = /[\d零〇一二两三四五六七八九十百千万亿]/;
const LONE = /[一二两三四五六七八九十百千万亿]/g;
/** Behind these a lone 一 is a count, else most often a piece of a word (一定, 统一). */
const COUNTED = /^[番半倍成折]/;
const FRACTION = /[\d零一二两三四五六七八九十百千万]+分之[\d零一二两三四五六七八九十百千万.点]+/g;

/** True where the grounds say every date and number of the folded Chinese text: same value, same unit. */
export function numeralsHold(folded: string, grounds: Grounds): boolean {
  const dates = datesOf(folded);
  if (!dates.every((date) => dateHolds(folded, date, grounds))) return false;
  const numbers = numbersIn(folded);
  const counted = numbers.filter(({ span }) => !dates.some((date) => overlaps(date.span, span)));
  if (!counted.every((number) => numberHolds(number, grounds))) return false;
  if (![...folded.matchAll(FRACTION)].every(([fraction]) => grounds.text.includes(fraction))) return false;
  const covered = [...dates, ...numbers].map(({ span }) => span);
  return loneNumerals(folded, covered).every((at) => loneHolds(folded, at, grounds));
}

/** True where the grounds name the same days, or hold the date as it is written. */
export function dateHolds(folded: string, date: DateMention, grounds: Grounds): boolean {
  const { from, to, basis, span } = date;
  if (grounds.dates.some((other) => other.from === from && other.to === to && other.basis === basis)) return true;
  return standsIn(grounds.text, slice(folded, span));
}

function numberHolds({ value, unit }: NumberMention, { numbers }: Grounds): boolean {
  return numbers.some((other) => other.value === value && other.unit === unit);
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

/** Numerals that are no number with a unit: 第二, 翻两番, 周三. */
function loneNumerals(folded: string, covered: readonly Span[]): number[] {
  return [...folded.matchAll(LONE)]
    .filter(
      ({ 0: char, index }) => char !== '一' || COUNTED.test(folded.slice(index + 1)) || folded[index - 1] === '第',
    )
    .map(({ index }) => index)
    .filter((at) => !covered.some(({ start, end }) => start <= at && at < end));
}

/** Such a numeral must stand in the grounds beside the same character. */
function loneHolds(folded: string, at: number, { text }: Grounds): boolean {
  const before = folded.slice(Math.max(0, at - 1), at + 1);
  const behind = folded.slice(at, at + 2);
  return [before, behind].some((pair) => /^\p{Script=Han}{2}$/u.test(pair) && text.includes(pair));
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
