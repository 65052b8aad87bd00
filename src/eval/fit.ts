import { SIGNAL_NAMES, type Signals } from '../answer/signals.ts';
import { mean } from './metrics.ts';

/** An answer with its signals and whether giving it was right. */
export interface FitCase {
  readonly signals: Signals;
  readonly right: boolean;
  /** What it counts beside others; 1 for most. */
  readonly weight: number;
}

export interface Fit {
  readonly intercept: number;
  readonly weights: Readonly<Record<(typeof SIGNAL_NAMES)[number], number>>;
}

const ROUNDS = 40_000;
const RATE = 0.5;
/** Strength of the pull towards small weights: small, so that what is seldom there but decides (another year) may weigh. */
const RIDGE = 6e-5;

/** Logistic regression by gradient descent on all cases at once; right and wrong ones count the same in sum of weights. */
export function fitLogistic(cases: readonly FitCase[]): Fit {
  const names = SIGNAL_NAMES;
  const rows = cases.map(({ signals }) => [1, ...names.map((name) => signals[name])]);
  const sumOf = (right: boolean) => cases.reduce((sum, one) => sum + (one.right === right ? one.weight : 0), 0) || 1;
  const [rightSum, wrongSum] = [sumOf(true), sumOf(false)];
  const shares = cases.map((one) => (0.5 * one.weight) / (one.right ? rightSum : wrongSum));
  const weights = new Array<number>(names.length + 1).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : RIDGE * weight));
    cases.forEach((one, n) => {
      const row = rows[n] as number[];
      const share = shares[n] as number;
      const error = chance(weights, row) - (one.right ? 1 : 0);
      row.forEach((value, i) => {
        gradient[i] = (gradient[i] as number) + share * error * value;
      });
    });
    gradient.forEach((slope, i) => {
      weights[i] = (weights[i] as number) - RATE * slope;
    });
  }
  const rounded = weights.map((weight) => Number(weight.toFixed(4)));
  return {
    intercept: rounded[0] as number,
    weights: Object.fromEntries(names.map((name, i) => [name, rounded[i + 1] as number])) as Fit['weights'],
  };
}

function chance(weights: readonly number[], row: readonly number[]): number {
  return 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * (weights[i] as number), 0)));
}

/** How often a threshold refuses rightly and wrongly. */
export interface RefusalRates {
  /** Answerable questions refused. */
  readonly wrongful: number;
  /** Unanswerable ones refused. */
  readonly rightful: number;
}

export function refusalRates(
  confidences: readonly { readonly confidence: number; readonly answerable: boolean }[],
  threshold: number,
): RefusalRates {
  const refused = (answerable: boolean) =>
    mean(confidences.filter((one) => one.answerable === answerable).map((one) => (one.confidence < threshold ? 1 : 0)));
  return { wrongful: refused(true), rightful: refused(false) };
}

/** The highest threshold, in hundredths, that wrongly refuses at most `maxWrongful` of the answerable questions. */
export function chooseThreshold(
  confidences: readonly { readonly confidence: number; readonly answerable: boolean }[],
  maxWrongful: number,
): number {
  let chosen = 0;
  for (let hundredths = 1; hundredths < 100; hundredths++) {
    if (refusalRates(confidences, hundredths / 100).wrongful <= maxWrongful) chosen = hundredths / 100;
  }
  return chosen;
}
