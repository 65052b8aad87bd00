import { foldText } from '../text/script/fold.ts';

/** A Han character, a word of other letters with its digits and decimals, or a sign that changes a figure. */
const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:[.,]\p{N}+)*|[%‰°\p{Sc}]/gu;

/** Agreement of an answer with the best of its reference answers, each 0 to 1. */
export interface AnswerScore {
  /** 1 if they are equal except for punctuation, spaces, case, width and script; otherwise 0. */
  readonly em: number;
  /** Harmonic mean of precision and recall of the longest common run of tokens. */
  readonly f1: number;
}

/**
 * Compares an answer with its references like the CMRC 2018 script, after folding script and width; an empty answer
 * scores 0. `em` and `f1` each take the best reference.
 * @see Cui et al.: A Span-Extraction Dataset for Chinese Machine Reading Comprehension, EMNLP 2019;
 * cmrc2018_evaluate.py
 */
export function scoreAnswer(answer: string, references: readonly string[]): AnswerScore {
  const given = tokensOf(answer);
  let score: AnswerScore = { em: 0, f1: 0 };
  for (const reference of references) {
    const wanted = tokensOf(reference);
    const same = given.length > 0 && given.join('') === wanted.join('');
    score = { em: Math.max(score.em, same ? 1 : 0), f1: Math.max(score.f1, f1Of(given, wanted)) };
  }
  return score;
}

function tokensOf(text: string): string[] {
  return [...foldText(text).matchAll(TOKEN)].map(([token]) => token);
}

function f1Of(given: readonly string[], wanted: readonly string[]): number {
  const common = longestCommonRun(given, wanted);
  return common === 0 ? 0 : (2 * common) / (given.length + wanted.length);
}

function longestCommonRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  let previous: number[] = [];
  for (const token of a) {
    const row: number[] = [];
    b.forEach((other, j) => {
      const run = token === other ? (previous[j - 1] ?? 0) + 1 : 0;
      row.push(run);
      longest = Math.max(longest, run);
    });
    previous = row;
  }
  return longest;
}
