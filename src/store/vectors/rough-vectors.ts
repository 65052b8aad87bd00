/** Vectors in a byte a number: all of them are gone through without reading them, and it is known how wrong that is. */
export interface RoughVectors {
  /** The cosine of `vector` and each node as far as bytes tell it; not wrong by more than {@link errorOf}. */
  similarity(vector: Float32Array, node: number): number;
  /** The most by which the cosine of any unit vector and this node may differ from what bytes tell. */
  errorOf(node: number): number;
}

/** The largest number of a signed byte. */
const MOST = 127;
/** Further difference that sums of rounded numbers may have. */
const ROUNDING = 1e-6;

/** @param vectorOf its result is looked at before the next call */
export function makeRough({
  count,
  dimensions,
  vectorOf,
}: {
  readonly count: number;
  readonly dimensions: number;
  readonly vectorOf: (node: number) => Float32Array;
}): RoughVectors {
  const bytes = new Int8Array(count * dimensions);
  const steps = new Float64Array(count);
  const errors = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    const vector = vectorOf(node);
    let most = 0;
    for (let d = 0; d < dimensions; d++) most = Math.max(most, Math.abs(vector[d] as number));
    const step = most / MOST || 1;
    let wrong = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = Math.round((vector[d] as number) / step);
      bytes[node * dimensions + d] = value;
      wrong += ((vector[d] as number) - value * step) ** 2;
    }
    steps[node] = step;
    // The cosine of a unit vector with what was rounded away is at most the length of that.
    errors[node] = Math.sqrt(wrong) + ROUNDING;
  }
  return {
    similarity: (vector, node) => {
      const from = node * dimensions;
      let sum = 0;
      for (let d = 0; d < dimensions; d++) sum += (vector[d] as number) * (bytes[from + d] as number);
      return sum * (steps[node] as number);
    },
    errorOf: (node) => errors[node] as number,
  };
}
