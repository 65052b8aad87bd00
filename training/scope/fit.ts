import { SCOPES } from '../../src/model/scope.ts';
import type { ScopeModel } from '../../src/question/scope/classifier.ts';
import { wordRuns } from '../../src/question/scope/word-runs.ts';
import { type Random, shuffled } from '../random.ts';
import type { ScopeRow } from './make-rows.ts';

/** Runs in fewer questions are left out; of the others those with the largest weights are kept. */
const MIN_QUESTIONS = 6;
const MAX_RUNS = 9_000;
const EPOCHS = 4;
const RATE = 0.15;
/** Weight decay of a step, of the weights that the step touches. */
const DECAY = 2e-5;
const N = SCOPES.length;

interface Row {
  readonly runs: readonly number[];
  readonly scope: number;
}

/** Fits a linear model by adaptive gradient descent, twice: on all runs, then on those that mattered. */
export function fitScopes(
  rows: readonly ScopeRow[],
  threshold: number,
  random: Random,
): ScopeModel & { readonly runs: readonly string[] } {
  const counts = new Map<string, number>();
  const read = rows.map(({ question, scope }) => ({ runs: wordRuns(question), scope: SCOPES.indexOf(scope) }));
  for (const { runs } of read) for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= MIN_QUESTIONS).map(([run]) => run);
  const first = descend(indexed(read, common), common.length, random);
  const size = (run: number) => Math.max(...first.weights.subarray(run * N, run * N + N).map(Math.abs));
  const kept = common
    .map((run, i) => ({ run, size: size(i) }))
    .sort((a, b) => b.size - a.size || (a.run < b.run ? -1 : 1));
  const runs = kept
    .slice(0, MAX_RUNS)
    .map(({ run }) => run)
    .sort();
  const { weights, intercepts } = descend(indexed(read, runs), runs.length, random);
  const step = Math.max(...weights.map(Math.abs)) / 127;
  const packed = Int8Array.from(weights, (weight) => Math.round(weight / step));
  const table = new Map(runs.map((run, i) => [run, packed.subarray(i * N, i * N + N)]));
  return {
    intercepts: [...intercepts].map((one) => Number(one.toFixed(4))),
    weights: table,
    step: Number(step.toPrecision(6)),
    threshold,
    runs,
  };
}

function indexed(read: readonly { runs: readonly string[]; scope: number }[], vocabulary: readonly string[]): Row[] {
  const places = new Map(vocabulary.map((run, i) => [run, i]));
  return read.map(({ runs, scope }) => ({ scope, runs: runs.flatMap((run) => places.get(run) ?? []) }));
}

/** @see Duchi, Hazan, Singer: Adaptive Subgradient Methods, 2011 */
function descend(
  rows: readonly Row[],
  size: number,
  random: Random,
): { weights: Float64Array; intercepts: Float64Array } {
  const weights = new Float64Array(size * N);
  const squares = new Float64Array(size * N).fill(1e-4);
  const intercepts = new Float64Array(N);
  const sums = new Float64Array(N);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { runs, scope } of shuffled(rows, random)) {
      sums.set(intercepts);
      for (const run of runs)
        for (let i = 0; i < N; i++) sums[i] = (sums[i] as number) + (weights[run * N + i] as number);
      const highest = Math.max(...sums);
      let total = 0;
      for (let i = 0; i < N; i++) total += sums[i] = Math.exp((sums[i] as number) - highest);
      for (let i = 0; i < N; i++) {
        const slope = (sums[i] as number) / total - (i === scope ? 1 : 0);
        if (Math.abs(slope) < 1e-4) continue;
        intercepts[i] = (intercepts[i] as number) - 0.01 * slope;
        for (const run of runs) {
          const at = run * N + i;
          const gradient = slope + DECAY * (weights[at] as number) * rows.length ** 0.5;
          squares[at] = (squares[at] as number) + gradient * gradient;
          weights[at] =
            (weights[at] as number) - (RATE * gradient) / Math.sqrt(squares[at] as number) / Math.sqrt(runs.length);
        }
      }
    }
  }
  return { weights, intercepts };
}
