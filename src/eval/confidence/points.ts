import type { Explained } from '../../answer/answerer.ts';
import { completeSpan, shortAnswer } from '../../answer/reading/short-answer.ts';
import { NOTHING_LEFT_OUT } from '../../model/rules.ts';
import { mean } from '../metrics.ts';

/** The best candidate for a question, whatever the outcome. */
export interface ConfidencePoint {
  /** Its chance of being right, by the first model. */
  readonly chance: number;
  /** True if it is right; never for a question without an answer. */
  readonly right: boolean;
}

/** The steps that the right words reached, for one answerable question. */
export interface CandidateRanks {
  /** True if they are among all spans that the reader marked, extended to the whole. */
  readonly amongAll: boolean;
  /** True if they are among those that the judge scored. */
  readonly amongJudged: boolean;
  readonly first: boolean;
}

/** Undefined if the answer came without reading. */
export function pointOf(
  { verdict, found }: Explained,
  isRight: (short: string) => boolean,
): ConfidencePoint | undefined {
  const [best] = verdict?.weighed ?? [];
  if (!best || !found) return undefined;
  return { chance: best.chance, right: isRight(shortAnswer(found.analysis, best.candidate, best.span)) };
}

export function candidateRanks(explained: Explained, isRight: (short: string) => boolean): CandidateRanks {
  const { verdict, found, candidates = [] } = explained;
  const weighed = verdict?.weighed ?? [];
  if (!found) return { amongAll: false, amongJudged: false, first: false };
  const { analysis } = found;
  const task = { analysis, leftOut: NOTHING_LEFT_OUT };
  const judged = weighed.map(({ candidate, span }) => isRight(shortAnswer(analysis, candidate, span)));
  const marked = candidates.some((one) => isRight(shortAnswer(analysis, one, completeSpan(task, one))));
  const amongJudged = judged.includes(true);
  return { amongAll: marked || amongJudged, amongJudged, first: judged[0] === true };
}

/** The chance that a right one is ahead of a wrong one, equal ones counting half: the area under the ROC curve. */
export function areaUnderCurve(points: readonly ConfidencePoint[]): number {
  const sorted = [...points].sort((a, b) => a.chance - b.chance);
  const wrong = sorted.filter(({ right }) => !right).map(({ chance }) => chance);
  const right = sorted.filter((one) => one.right).map(({ chance }) => chance);
  if (wrong.length === 0 || right.length === 0) return Number.NaN;
  let [below, upTo, wins] = [0, 0, 0];
  for (const chance of right) {
    while (below < wrong.length && (wrong[below] ?? 0) < chance) below++;
    while (upTo < wrong.length && (wrong[upTo] ?? 0) <= chance) upTo++;
    wins += (below + upTo) / 2;
  }
  return wins / (wrong.length * right.length);
}

/** The number of candidates with at least this chance, and the share of them that is right. */
export function rightAbove(points: readonly ConfidencePoint[], chance: number) {
  const sure = points.filter((point) => point.chance >= chance);
  return { count: sure.length, right: mean(sure.map(({ right }) => (right ? 1 : 0))) };
}

/** A tenth of the range of confidence. */
export interface ReliabilityRow {
  readonly from: number;
  readonly count: number;
  readonly meanChance: number;
  /** Share that is right; for a calibrated confidence it is near `meanChance`. */
  readonly right: number;
}

/** Rows by tenths of the chance, lowest first, without tenths that have no candidates. */
export function reliability(points: readonly ConfidencePoint[]): ReliabilityRow[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const own = points.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth);
    const meanChance = mean(own.map(({ chance }) => chance));
    return { from: tenth / 10, count: own.length, meanChance, right: mean(own.map(({ right }) => (right ? 1 : 0))) };
  }).filter(({ count }) => count > 0);
}

/** Share of wrong ones among the surest `coverage` of all. */
export interface RiskPoint {
  readonly coverage: number;
  readonly risk: number;
}

/**
 * The risk at each tenth of coverage, the surest first.
 * @see El-Yaniv, Wiener: On the foundations of noise-free selective classification, JMLR 2010
 */
export function riskCoverage(points: readonly ConfidencePoint[]): RiskPoint[] {
  const sorted = [...points].sort((a, b) => b.chance - a.chance);
  return Array.from({ length: 10 }, (_, tenth) => {
    const coverage = (tenth + 1) / 10;
    const kept = sorted.slice(0, Math.round(coverage * sorted.length));
    return { coverage, risk: mean(kept.map(({ right }) => (right ? 0 : 1))) };
  });
}

export type ConfidenceMetrics = ReturnType<typeof confidenceMetrics>;

/** Measurements of the first model on a set. */
export function confidenceMetrics(points: readonly ConfidencePoint[]) {
  return {
    auc: areaUnderCurve(points),
    sure: rightAbove(points, 0.9),
    reliability: reliability(points),
    riskCoverage: riskCoverage(points),
  };
}
