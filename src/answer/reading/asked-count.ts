import { type Span, slice } from '../../model/span.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { pairsOf, sharedPairs } from '../../text/words/pairs.ts';
import { askedQuantity, quantityOf } from '../constraints/quantity.ts';

const MARK = /[、,，;；。\n]/;
/** Words that ask for several counts at once. */
const SEVERAL = /分别|各[有是为]/;

/**
 * Chooses among several counts in a span (投入4860万元,引进1.12亿元) the one that measures what is asked for and whose clause
 * shares most with the question, the first among equals. It returns the span itself if that holds one count or the
 * question asks for several.
 */
export function askedCount(question: string, text: string, span: Span): Span {
  const counts = numbersIn(text).filter((one) => one.span.start >= span.start && one.span.end <= span.end);
  const [first] = counts;
  const last = counts.at(-1);
  if (!first || !last || SEVERAL.test(question)) return span;
  if (!MARK.test(slice(text, { start: first.span.end, end: last.span.start }))) return span;
  const quantity = askedQuantity(question);
  const asked = pairsOf(question);
  const fitOf = ({ span: count, unit }: (typeof counts)[number]) =>
    (quantity !== undefined && quantityOf(unit) === quantity ? 1 : 0) +
    sharedPairs(asked, pairsOf(slice(text, clauseAround(text, count))));
  return counts.reduce((best, one) => (fitOf(one) > fitOf(best) ? one : best)).span;
}

/** The clause of folded text around a span, without its marks. */
function clauseAround(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from > 0 && !MARK.test(text.charAt(from - 1))) from--;
  while (to < text.length && !MARK.test(text.charAt(to))) to++;
  return { start: from, end: to };
}
