import type { Analysis } from '../model/analysis.ts';
import type { Article } from '../model/article.ts';
import { datesIn } from '../text/time/dates.ts';

/** A stand-in day of publication for undated articles; no question asks for it, so 今年 and 3月5日 never match there. */
const NO_DAY = '0001-01-01';

/**
 * Compares the days of a passage with the days asked for: 1 if a date of its text meets them, or if it names no date
 * and its article was published then; −1 if all its dates lie elsewhere; 0 if nothing is known. Dates that leave the
 * year open count from the day of publication, so those of an undated article say nothing.
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
