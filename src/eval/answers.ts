import type { Answer, Citation } from '../model/answer.ts';
import type { Article } from '../model/article.ts';
import { slice } from '../model/span.ts';
import { foldText } from '../text/script/fold.ts';
import { scoreAnswer } from './answer-metrics.ts';
import { mean } from './metrics.ts';

/** Smallest F1 of a right short answer, below 1 because references differ in their edges. Chosen by hand. */
const RIGHT_FROM = 0.7;

/** Quality of answers over a set, as fractions of all its questions; `verbatim` is a fraction of all citations. */
export interface AnswerMetrics {
  /** A cited sentence holds a reference answer. */
  readonly contains: number;
  /** The short answer compared with the references; a passage or refusal counts 0. */
  readonly em: number;
  readonly f1: number;
  /** A wrong short answer is given. */
  readonly wrong: number;
  /** Passages are shown, without a short answer. */
  readonly passage: number;
  /** The answer is right, or a shown passage contains it. */
  readonly served: number;
  readonly refused: number;
  /** Citations that are exactly the text at their offsets. */
  readonly verbatim: number;
  /**
   * Answers whose cited sentences contain the short answer, folded; a fraction of those with a Chinese short answer.
   */
  readonly supported: number;
}

/** The result of one answer. */
export interface AnswerCheck {
  readonly contains: boolean;
  readonly em: number;
  readonly f1: number;
  readonly outcome: Answer['outcome'];
  /** True if the short answer is right; null if there is none. */
  readonly rightShort: boolean | null;
  readonly citations: number;
  readonly verbatim: number;
  /** Null if there is no short answer to look for. */
  readonly supported: boolean | null;
}

export function checkAnswer(
  answer: Answer,
  references: readonly string[],
  findArticle: (id: string) => Article | undefined,
): AnswerCheck {
  const citations = 'citations' in answer ? answer.citations : [];
  const short = answer.outcome === 'answered' ? answer.short : null;
  const verbatim = citations.filter(({ articleId, quote, span }) => {
    const article = findArticle(articleId);
    return article !== undefined && slice(article.body, span) === quote;
  });
  return {
    contains: holdsAny(citations, references),
    ...scoreAnswer(short ?? '', references),
    outcome: answer.outcome,
    rightShort: short === null ? null : isRightSpan(short, references),
    citations: citations.length,
    verbatim: verbatim.length,
    supported: short === null ? null : holdsParts(citations, short),
  };
}

/** True if a short answer agrees with a reference answer. */
export function isRightSpan(short: string, references: readonly string[]): boolean {
  return scoreAnswer(short, references).f1 >= RIGHT_FROM;
}

/** True if a quotation contains a reference answer. */
export function holdsAny(citations: readonly Citation[], references: readonly string[]): boolean {
  const cited = textOf(citations);
  return references.some((reference) => cited.includes(foldText(reference)));
}

/** True if the quotations contain every part of the short answer; several answers are separated by semicolons. */
function holdsParts(citations: readonly Citation[], short: string): boolean {
  const cited = textOf(citations);
  return (
    cited.includes(foldText(short)) ||
    foldText(short)
      .split(/;\s?/)
      .every((part) => cited.includes(part))
  );
}

function textOf(citations: readonly Citation[]): string {
  return foldText(citations.map(({ quote }) => quote).join('\n')).replaceAll('\n', '');
}

/** True if the asker got the right short answer, or no short answer but a quotation with the answer. */
export function isServedBy({ rightShort, contains, outcome }: AnswerCheck): boolean {
  return rightShort ?? (outcome !== 'not-found' && contains);
}

export function answerMetrics(checks: readonly AnswerCheck[]): AnswerMetrics {
  const citations = checks.reduce((sum, check) => sum + check.citations, 0);
  const verbatim = checks.reduce((sum, check) => sum + check.verbatim, 0);
  const supported = checks.flatMap((check) => (check.supported === null ? [] : [check.supported ? 1 : 0]));
  const share = (test: (check: AnswerCheck) => boolean) => mean(checks.map((check) => (test(check) ? 1 : 0)));
  return {
    contains: share(({ contains }) => contains),
    em: mean(checks.map((check) => check.em)),
    f1: mean(checks.map((check) => check.f1)),
    wrong: share(({ rightShort }) => rightShort === false),
    passage: share(({ outcome }) => outcome === 'passage'),
    served: share(isServedBy),
    refused: share(({ outcome }) => outcome === 'not-found'),
    verbatim: citations === 0 ? 1 : verbatim / citations,
    supported: supported.length === 0 ? 1 : mean(supported),
  };
}
