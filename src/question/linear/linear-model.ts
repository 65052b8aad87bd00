/** A linear model over the signs of a text; it gives every class a chance. */
export interface LinearModel {
  /** One number per class, in the order of the classes. */
  readonly intercepts: readonly number[];
  /** For every sign one weight per class, in the order of the classes. */
  readonly weights: ReadonlyMap<string, Int8Array>;
  /** Value of one step of a weight. */
  readonly step: number;
  /** The first class wins unless the chances of all other classes add up to this. */
  readonly threshold: number;
}

/** The most likely class, as its position in the list of classes. */
export interface LinearReading {
  readonly best: number;
  /** Chance of every class, in order; they sum to 1. */
  readonly chances: readonly number[];
}

/** Reads the class of a text from its signs; unknown signs are ignored. */
export function readLinear(
  { intercepts, weights, step, threshold }: LinearModel,
  signs: Iterable<string>,
): LinearReading {
  const sums = [...intercepts];
  for (const sign of signs) {
    const row = weights.get(sign);
    if (row) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (row[i] as number) * step;
  }
  const chances = softmax(sums);
  const [first = 0, ...others] = chances;
  const best = 1 - first >= threshold ? 1 + others.indexOf(Math.max(...others)) : 0;
  return { best, chances };
}

/** Chances from sums, in the same order. */
export function softmax(sums: readonly number[]): number[] {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
