import type { LinearModel } from '../../src/question/linear/linear-model.ts';
import { type Random, shuffled } from '../random.ts';

/** The signs of a text, and the position of its class. */
export interface LinearRow {
  readonly signs: readonly string[];
  readonly label: number;
}

export interface Fitting {
  /** Number of classes. */
  readonly classes: number;
  /** Signs in fewer rows are dropped; among the others, those with the largest weights are kept. */
  readonly minRows: number;
  readonly maxSigns: number;
  readonly threshold: number;
}

export interface FittedModel extends LinearModel {
  /** In order. */
  readonly signs: readonly string[];
}

const EPOCHS = 4;
const RATE = 0.15;
/** Weight decay per step, for the weights that the step changes. */
const DECAY = 2e-5;

interface Row {
  readonly places: readonly number[];
  readonly label: number;
}

/** Fits a linear model by adaptive gradient descent, twice: on all signs, then on the important ones. */
export function fitLinear(rows: readonly LinearRow[], fitting: Fitting, random: Random): FittedModel {
  const { classes, minRows, maxSigns, threshold } = fitting;
  const counts = new Map<string, number>();
  for (const row of rows) for (const sign of row.signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= minRows).map(([sign]) => sign);
  const first = descend(placed(rows, common), { size: common.length, classes }, random);
  const largest = (place: number) =>
    Math.max(...first.weights.subarray(place * classes, (place + 1) * classes).map(Math.abs));
  const signs = common
    .map((sign, i) => ({ sign, size: largest(i) }))
    .sort((a, b) => b.size - a.size || (a.sign < b.sign ? -1 : 1))
    .slice(0, maxSigns)
    .map(({ sign }) => sign)
    .sort();
  const { weights, intercepts } = descend(placed(rows, signs), { size: signs.length, classes }, random);
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const packed = Int8Array.from(weights, (weight) => Math.round(weight / step));
  return {
    intercepts: [...intercepts].map((one) => Number(one.toFixed(4))),
    weights: new Map(signs.map((sign, i) => [sign, packed.subarray(i * classes, (i + 1) * classes)])),
    step: Number(step.toPrecision(6)),
    threshold,
    signs,
  };
}

function placed(rows: readonly LinearRow[], vocabulary: readonly string[]): Row[] {
  const places = new Map(vocabulary.map((sign, i) => [sign, i]));
  return rows.map(({ signs, label }) => ({ label, places: signs.flatMap((sign) => places.get(sign) ?? []) }));
}

/** @see Duchi, Hazan, Singer: Adaptive Subgradient Methods, 2011 */
function descend(
  rows: readonly Row[],
  { size, classes }: { readonly size: number; readonly classes: number },
  random: Random,
): { weights: Float64Array; intercepts: Float64Array } {
  const weights = new Float64Array(size * classes);
  const squares = new Float64Array(size * classes).fill(1e-4);
  const intercepts = new Float64Array(classes);
  const sums = new Float64Array(classes);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { places, label } of shuffled(rows, random)) {
      sums.set(intercepts);
      for (const place of places)
        for (let i = 0; i < classes; i++) sums[i] = (sums[i] as number) + (weights[place * classes + i] as number);
      const highest = Math.max(...sums);
      let total = 0;
      for (let i = 0; i < classes; i++) total += sums[i] = Math.exp((sums[i] as number) - highest);
      for (let i = 0; i < classes; i++) {
        const slope = (sums[i] as number) / total - (i === label ? 1 : 0);
        if (Math.abs(slope) < 1e-4) continue;
        intercepts[i] = (intercepts[i] as number) - 0.01 * slope;
        for (const place of places) {
          const at = place * classes + i;
          const gradient = slope + DECAY * (weights[at] as number) * rows.length ** 0.5;
          squares[at] = (squares[at] as number) + gradient * gradient;
          weights[at] =
            (weights[at] as number) - (RATE * gradient) / Math.sqrt(squares[at] as number) / Math.sqrt(places.length);
        }
      }
    }
  }
  return { weights, intercepts };
}
