import type { Analysis } from '../../model/analysis.ts';
import type { Contradiction } from '../../model/answer.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import type { ArticleText } from '../passages/passages.ts';
import { yearsSpokenOf } from './time-agreement.ts';

/** What a number counts: an optional counting word, then the thing (9**个省市**, 10**省市**, 306**家企业**). */
const COUNTED = /^(?:个|家|名|位|项|条|座|所|支|批|种|类)?(\p{Script=Han}{2})/u;

/**
 * What the question takes for granted and the evidence contradicts: the same thing with another value. What the evidence
 * merely lacks is no contradiction.
 * @param sentence the evidence, folded
 */
export function contradictionOf(analysis: Analysis, article: ArticleText, sentence: string): Contradiction | undefined {
  if (isOfOtherYear(analysis, article, sentence)) return 'other-year';
  return countsOtherwise(analysis, sentence) ? 'other-count' : undefined;
}

/** True where the question says 去年 or the like and the evidence speaks of a year that this is not. */
function isOfOtherYear({ dates }: Analysis, article: ArticleText, sentence: string): boolean {
  const relative = dates.filter(({ basis }) => basis === 'relative');
  if (relative.length === 0) return false;
  const spoken = yearsSpokenOf(article, sentence);
  const isMeant = (year: string) => relative.some(({ from, to }) => from.slice(0, 4) <= year && year <= to.slice(0, 4));
  return spoken.length > 0 && !spoken.some(isMeant);
}

/** True where the evidence counts a thing of the question, but other than it does (10省市, 9个省市). */
function countsOtherwise({ numbers, chinese }: Analysis, sentence: string): boolean {
  const told = countsIn(sentence);
  return numbers.some(({ span, value }) => {
    const thing = COUNTED.exec(chinese.slice(span.end))?.[1];
    const others = told.filter((count) => count.thing === thing);
    return others.length > 0 && others.every((count) => count.value !== value);
  });
}

function countsIn(text: string): { readonly value: number; readonly thing: string }[] {
  return numbersIn(text).flatMap(({ span, value }) => {
    const thing = COUNTED.exec(text.slice(span.end))?.[1];
    return thing === undefined ? [] : [{ value, thing }];
  });
}
