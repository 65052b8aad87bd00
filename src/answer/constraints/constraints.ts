import type { Analysis, NumberMention } from '../../model/analysis.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { type ArticleText, perObject } from '../passages/article-texts.ts';
import { missingOrdinal, missingYear, yearConflict } from './time-agreement.ts';

/**
 * Names in the question that the evidence lacks or contradicts, each 0 or 1: 水利部 does not answer a question about 财政部.
 */
export interface UnmetConstraints {
  readonly missingName: number;
  readonly missingPlace: number;
  readonly missingNumber: number;
  readonly missingYear: number;
  readonly yearConflict: number;
  readonly missingOrdinal: number;
}

/** Compares the question with an article and with the folded sentence of it that would be the evidence. */
export function unmetConstraints(analysis: Analysis, article: ArticleText, sentence: string): UnmetConstraints {
  const { names, places, chinese } = analysis;
  return {
    missingName: missing(names, article.whole),
    missingPlace: missing(places, article.whole),
    missingNumber: missingNumbers(analysis, article),
    missingYear: missingYear(chinese, article),
    yearConflict: yearConflict(chinese, article, sentence),
    missingOrdinal: missingOrdinal(chinese, article.whole),
  };
}

/** 1 if the text contains no form of some name or place of the question, otherwise 0. */
function missing(mentions: readonly { readonly forms: readonly string[] }[], text: string): number {
  return mentions.some(({ forms }) => !forms.some((form) => text.includes(form))) ? 1 : 0;
}

function missingNumbers({ numbers, chinese }: Analysis, article: ArticleText): number {
  const isHeld = ({ span, value }: NumberMention) =>
    article.whole.includes(digitsOf(chinese.slice(span.start, span.end))) || valuesOf(article).has(value);
  return numbers.every(isHeld) ? 0 : 1;
}

/** Values of the numbers in an article, in any notation (7家, 七家). */
const valuesOf = perObject(
  ({ whole }: ArticleText): ReadonlySet<number> => new Set(numbersIn(whole).map(({ value }) => value)),
);

function digitsOf(written: string): string {
  return /[\d.,]+/.exec(written)?.[0] ?? written;
}
