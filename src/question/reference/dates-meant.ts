import type { Day } from '../../model/day.ts';
import { fold, foldText } from '../../text/script/fold.ts';
import { datesIn } from '../../text/time/dates.ts';

const SHIFTS: Readonly<Record<string, number>> = {
  前一年: -1,
  上一年: -1,
  次年: 1,
  后一年: 1,
  下一年: 1,
  第二年: 1,
};
const RELATIVE = /今年|本年度?|去年|上年|前年|明年|后年/g;
const OPEN = /^\d{1,2}月|^[一二三四五六七八九十]{1,3}月/;
const YEAR = /^\d{4}年/;

/**
 * A date in the form that replaces `earlier`: 去年 becomes the year it means today, 前一年 counts from the earlier date, and
 * a month without a year takes the earlier one's year.
 */
export function yearMeant(text: string, earlier: string | undefined, now: Day): string {
  const folded = foldText(text);
  const shift = SHIFTS[folded];
  if (shift !== undefined) {
    const from = earlier === undefined ? undefined : datesIn(foldText(earlier), now)[0]?.from;
    return `${Number((from ?? now).slice(0, 4)) + shift}年`;
  }
  const year = earlier === undefined ? undefined : YEAR.exec(foldText(earlier))?.[0];
  if (OPEN.test(folded) && year !== undefined) return `${year}${text}`;
  return withYears(text, now);
}

/** The text with 去年 and similar words replaced by the years they mean today. */
export function withYears(text: string, now: Day): string {
  const { text: folded, toOriginal } = fold(text);
  let result = '';
  let at = 0;
  for (const { 0: word, index } of folded.matchAll(RELATIVE)) {
    const year = datesIn(word, now)[0]?.from.slice(0, 4);
    if (year === undefined) continue;
    result += `${text.slice(at, toOriginal(index))}${year}年`;
    at = toOriginal(index + word.length);
  }
  return result + text.slice(at);
}
