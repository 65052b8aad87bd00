import type { Answer } from '../model/answer.ts';
import type { Article } from '../model/article.ts';
import { slice } from '../model/span.ts';
import { foldText } from '../text/fold.ts';
import { scoreAnswer } from './answer-metrics.ts';
import { mean } from './metrics.ts';

/** Quality of answers over a set, as fractions of all its questions but for `verbatim`, a fraction of all citations. */
export interface AnswerMetrics {
  /** A cited sentence holds a reference answer. */
  readonly contains: number;
  /** The short answer against the references; a refusal counts 0. */
  readonly em: number;
  readonly f1: number;
  readonly refused: number;
  /** Citations that are exactly the text at their offsets. */
  readonly verbatim: number;
  /** Answers whose cited sentences hold the short answer, folded; of those with a short answer in Chinese. */
  readonly supported: number;
}

/** How one answer did. */
export interface AnswerCheck {
  readonly contains: boolean;
  readonly em: number;
  readonly f1: number;
  readonly refused: boolean;
  readonly citations: number;
  readonly verbatim: number;
  /** Null where there is no short answer to look for. */
  readonly supported: boolean | null;
}

export function checkAnswer(
  answer: Answer,
  references: readonly string[],
  findArticle: (id: string) => Article | undefined,
): AnswerCheck {
  const citations = answer.outcome === 'answered' ? answer.citations : [];
  const short = answer.outcome === 'answered' ? answer.short : null;
  const cited = foldText(citations.map(({ quote }) => quote).join('\n')).replaceAll('\n', '');
  const verbatim = citations.filter(({ articleId, quote, span }) => {
    const article = findArticle(articleId);
    return article !== undefined && slice(article.body, span) === quote;
  });
  return {
    contains: references.some((reference) => cited.includes(foldText(reference))),
    ...scoreAnswer(short ?? '', references),
    refused: answer.outcome !== 'answered',
    citations: citations.length,
    verbatim: verbatim.length,
    supported: short === null ? null : cited.includes(foldText(short)),
  };
}

export function answerMetrics(checks: readonly AnswerCheck[]): AnswerMetrics {
  const citations = checks.reduce((sum, check) => sum + check.citations, 0);
  const verbatim = checks.reduce((sum, check) => sum + check.verbatim, 0);
  const supported = checks.flatMap((check) => (check.supported === null ? [] : [check.supported ? 1 : 0]));
  return {
    contains: mean(checks.map((check) => (check.contains ? 1 : 0))),
    em: mean(checks.map((check) => check.em)),
    f1: mean(checks.map((check) => check.f1)),
    refused: mean(checks.map((check) => (check.refused ? 1 : 0))),
    verbatim: citations === 0 ? 1 : verbatim / citations,
    supported: supported.length === 0 ? 1 : mean(supported),
  };
}
