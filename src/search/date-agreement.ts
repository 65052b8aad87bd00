import type { Analysis } from '../model/analysis.ts';
import type { Article } from '../model/article.ts';
import { datesIn } from '../text/time/dates.ts';

/** What 今年 or 3月5日 would be counted from in an undated article; no question asks for it. */
const NO_DAY = '0001-01-01';

/**
 * Whether a passage speaks of the days asked for: 1 where a date of its text meets them, or where it names none and its
 * article was published then; −1 where what it tells of its time lies elsewhere; 0 where nothing tells. Dates that leave
 * the year open are counted from the day of publication, so those of an undated article tell nothing.
 */
export function dateAgreement(
  days: NonNullable<Analysis['days']>,
  { publishedOn }: Article,
  folded: string,
): -1 | 0 | 1 {
  const meets = ({ from, to }: { readonly from: string; readonly to: string }) => from <= days.to && to >= days.from;
  const dates = datesIn(folded, publishedOn ?? NO_DAY).filter(({ basis }) => basis === 'full' || publishedOn !== null);
  if (dates.some(meets)) return 1;
  if (dates.length > 0) return -1;
  if (publishedOn === null) return 0;
  return meets({ from: publishedOn, to: publishedOn }) ? 1 : -1;
}
