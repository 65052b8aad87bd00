/** A linear model over signs that a text shows: it gives every class a chance. */
export interface LinearModel {
  /** One for every class, in their order. */
  readonly intercepts: readonly number[];
  /** Of every sign one weight for each class, in their order. */
  readonly weights: ReadonlyMap<string, Int8Array>;
  /** What a step of a weight is worth. */
  readonly step: number;
  /** What the chances of all classes but the first have to add up to, so that it is not the first. */
  readonly threshold: number;
}

/** The likeliest class, by its place among all. */
export interface LinearReading {
  readonly best: number;
  /** Of every class, in their order; together 1. */
  readonly chances: readonly number[];
}

/** Reads the class of a text from its signs; a sign that the model does not know says nothing. */
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

function softmax(sums: readonly number[]): number[] {
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
