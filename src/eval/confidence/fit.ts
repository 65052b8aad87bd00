import { type Head, piecesOf } from '../../answer/calibration.ts';
import { SIGNAL_NAMES, SIGNAL_SIGNS, type Signals } from '../../answer/signals.ts';

/** Signals of a candidate, and if the candidate was right. */
export interface FitCase {
  readonly signals: Signals;
  readonly right: boolean;
  /** Its weight relative to other cases; 1 for most. */
  readonly weight: number;
}

export type Fit = Omit<Head, 'threshold'>;

/**
 * Strength of the pull towards small weights, counted in cases, so that a signal with few cases gets a small weight.
 * Chosen by hand.
 */
const RIDGE = 0.15;
const MAX_ROUNDS = 100;
/** The signal to which each column of the fit, after the intercept, belongs. */
const COLUMNS = SIGNAL_NAMES.flatMap((name) => piecesOf(name, 0).map(() => name));
const PRECISE = 1e-7;

/**
 * Logistic regression. A signal that may count in only one direction (see {@link SIGNAL_SIGNS}) and would count in the
 * other gets the weight 0; the intercept is free.
 * @see Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, §4.4.1 (Newton's method)
 */
export function fitLogistic(cases: readonly FitCase[]): Fit {
  const silent = new Set<number>();
  for (;;) {
    const weights = fitFree(cases, silent);
    const wrong = COLUMNS.flatMap((name, i) => (SIGNAL_SIGNS[name] * (weights[i + 1] ?? 0) < 0 ? [i + 1] : []));
    if (wrong.length === 0) return asFit(weights);
    // The signal with the largest weight in the wrong direction goes first, because others may turn round without it.
    wrong.sort((a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0));
    silent.add(wrong[0] as number);
  }
}

function asFit([intercept = 0, ...weights]: readonly number[]): Fit {
  const ofSignal = (name: (typeof SIGNAL_NAMES)[number]) =>
    weights.filter((_, i) => COLUMNS[i] === name).map((weight) => Number(weight.toFixed(4)));
  return {
    intercept: Number(intercept.toFixed(4)),
    weights: Object.fromEntries(SIGNAL_NAMES.map((name) => [name, ofSignal(name)])) as Fit['weights'],
  };
}

function fitFree(cases: readonly FitCase[], silent: ReadonlySet<number>): number[] {
  const rows = cases.map(({ signals }) => {
    const pieces = SIGNAL_NAMES.flatMap((name) => piecesOf(name, signals[name]));
    return [1, ...pieces.map((piece, i) => (silent.has(i + 1) ? 0 : piece))];
  });
  const size = COLUMNS.length + 1;
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : -RIDGE * weight));
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? 1e-6 : RIDGE) : 0)));
    for (const [n, one] of cases.entries()) addCase({ gradient, curvature }, rows[n] as number[], weights, one);
    const step = solve(curvature, gradient);
    step.forEach((change, i) => {
      weights[i] = (weights[i] ?? 0) + change;
    });
    if (Math.max(...step.map(Math.abs)) < PRECISE) break;
  }
  return weights;
}

interface Slopes {
  readonly gradient: number[];
  readonly curvature: number[][];
}

function addCase(
  { gradient, curvature }: Slopes,
  row: readonly number[],
  weights: readonly number[],
  { right, weight }: Pick<FitCase, 'right' | 'weight'>,
): void {
  const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)));
  const error = weight * ((right ? 1 : 0) - chance);
  const spread = weight * chance * (1 - chance);
  row.forEach((value, i) => {
    if (value === 0) return;
    gradient[i] = (gradient[i] ?? 0) + error * value;
    const line = curvature[i] as number[];
    row.forEach((other, j) => {
      line[j] = (line[j] ?? 0) + spread * value * other;
    });
  });
}

/** The solution of a positive definite system by Gaussian elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows[i] as number[];
    for (let k = i + 1; k < size; k++) {
      const row = rows[k] as number[];
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      if (factor !== 0) for (let j = i; j <= size; j++) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    const row = rows[i] as number[];
    let sum = row[size] ?? 0;
    for (let j = i + 1; j < size; j++) sum -= (row[j] ?? 0) * (solution[j] ?? 0);
    solution[i] = sum / (row[i] ?? 1);
  }
  return solution;
}
