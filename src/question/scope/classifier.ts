import { SCOPES, type Scope } from '../../model/scope.ts';
import { wordRuns } from './word-runs.ts';

/** A linear model over the runs of words in a question. */
export interface ScopeModel {
  /** One for every scope, in the order of {@link SCOPES}. */
  readonly intercepts: readonly number[];
  /** Of every run one weight for each scope, in that order. */
  readonly weights: ReadonlyMap<string, Int8Array>;
  /** What a step of a weight is worth. */
  readonly step: number;
  /** Where a span is likelier than 1 less this, it is one. */
  readonly threshold: number;
}

/** What a folded question asks for, and how likely each scope is. */
export interface ScopeReading {
  readonly scope: Scope;
  /** Chance of every scope, in the order of {@link SCOPES}; together 1. */
  readonly chances: readonly number[];
}

/** Reads from the wording of a folded question what would answer it. */
export function readScope({ intercepts, weights, step, threshold }: ScopeModel, folded: string): ScopeReading {
  const sums = SCOPES.map((_, i) => intercepts[i] ?? 0);
  for (const run of wordRuns(folded)) {
    const row = weights.get(run);
    if (row) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (row[i] as number) * step;
  }
  const chances = softmax(sums);
  const [span = 0, ...others] = chances;
  const best = 1 + others.indexOf(Math.max(...others));
  return { scope: 1 - span >= threshold ? (SCOPES[best] as Scope) : 'span', chances };
}

function softmax(sums: readonly number[]): number[] {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
