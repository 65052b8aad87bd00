import type { Analysis } from '../../model/analysis.ts';
import type { ArticleText } from '../passages/passages.ts';
import { missingOrdinal, missingYear, yearConflict } from './time-agreement.ts';

/** What a question names and the evidence lacks or contradicts, each 0 or 1: a question about 财政部 is not answered by 水利部. */
export interface UnmetConstraints {
  readonly missingName: number;
  readonly missingPlace: number;
  readonly missingNumber: number;
  readonly missingYear: number;
  readonly yearConflict: number;
  readonly missingOrdinal: number;
}

/** Holds the question against an article and the folded sentence of it that would be the evidence. */
export function unmetConstraints(analysis: Analysis, article: ArticleText, sentence: string): UnmetConstraints {
  const { names, places, chinese } = analysis;
  return {
    missingName: missing(names, article.whole),
    missingPlace: missing(places, article.whole),
    missingNumber: missingNumbers(analysis, article.whole),
    missingYear: missingYear(chinese, article),
    yearConflict: yearConflict(chinese, article, sentence),
    missingOrdinal: missingOrdinal(chinese, article.whole),
  };
}

/** 1 where a name or place of the question stands nowhere in the text, in none of its forms. */
function missing(mentions: readonly { readonly forms: readonly string[] }[], text: string): number {
  return mentions.some(({ forms }) => !forms.some((form) => text.includes(form))) ? 1 : 0;
}

function missingNumbers({ numbers, chinese }: Analysis, text: string): number {
  return numbers.some(({ span }) => !text.includes(digitsOf(chinese.slice(span.start, span.end)))) ? 1 : 0;
}

function digitsOf(written: string): string {
  return /[\d.,]+/.exec(written)?.[0] ?? written;
}
