import type { Day } from '../../model/day.ts';
import type { DayRange } from './calendar.ts';
import { datesIn } from './dates.ts';
import { convertNumbers } from './english-dates.ts';

/** Bare numbers that people type into a date field for days, months and years. */
const BARE: readonly (readonly [RegExp, string])[] = [
  [/^(\d{4})(\d{2})(\d{2})$/, '$1年$2月$3日'],
  [/^(\d{4})[-/.](\d{1,2})$/, '$1年$2月'],
  [/^((?:19|20)\d{2})$/, '$1年'],
];

/**
 * The days that a folded text names if all of it is one date: 2022年6月13日, 2022-6-13, 20220613, 去年六月, 13 june 2022.
 * Undefined for any other text.
 */
export function parseTypedDays(folded: string, now: Day): DayRange | undefined {
  const text = chineseOf(folded.trim().toLowerCase());
  const [date, ...more] = datesIn(text, now);
  if (date === undefined || more.length > 0 || date.span.start > 0 || date.span.end < text.length) return undefined;
  return { from: date.from, to: date.to };
}

function chineseOf(text: string): string {
  const bare = BARE.find(([pattern]) => pattern.test(text));
  if (bare !== undefined) return text.replace(...bare);
  const [conversion] = convertNumbers(text);
  const isWhole = conversion?.start === 0 && conversion.end === text.length;
  return isWhole ? (conversion.chinese[0] ?? text) : text;
}
