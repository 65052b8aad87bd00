import type { Citation } from '../../model/answer.ts';
import { foldText } from '../../text/script/fold.ts';

const SEPARATORS = /[、，,；;\s]+/;
const HAN = /\p{Script=Han}/u;

/**
 * Numbers of the citations that contain the (folded) short answer or an item of it, ascending. If none does, it is the
 * only citation, or none if there are several. An English short answer is looked for by its Chinese words.
 */
export function marksOfShort(short: string, citations: readonly Citation[]): readonly number[] {
  const items = foldText(short)
    .split(SEPARATORS)
    .filter((item) => item !== '');
  const chinese = items.filter((item) => HAN.test(item));
  const wanted = chinese.length > 0 ? chinese : items;
  const holding = citations.filter(({ quote }) => holdsAny(foldText(quote), wanted));
  return (holding.length === 0 && citations.length === 1 ? citations : holding).map(({ n }) => n);
}

function holdsAny(text: string, items: readonly string[]): boolean {
  return items.some((item) => text.includes(item));
}
