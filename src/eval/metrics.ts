/** Retrieval quality over a set of questions, as fractions of 1. */
export interface RetrievalMetrics {
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly recallAt10: number;
  /** Mean reciprocal rank, 0 beyond rank 10. */
  readonly mrrAt10: number;
}

/** @param ranks rank of the right article for every question, from 1; 0 if it was not found. */
export function retrievalMetrics(ranks: readonly number[]): RetrievalMetrics {
  const share = (k: number) => mean(ranks.map((rank) => (rank > 0 && rank <= k ? 1 : 0)));
  return {
    recallAt1: share(1),
    recallAt5: share(5),
    recallAt10: share(10),
    mrrAt10: mean(ranks.map((rank) => (rank > 0 && rank <= 10 ? 1 / rank : 0))),
  };
}

/** Mean of the values; 0 if there are none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/**
 * 95 % interval of a share of `n` yes-or-no outcomes.
 * @see Wilson: Probable inference, the law of succession, and statistical inference, 1927
 */
export function wilsonInterval(share: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const middle = share + (z * z) / (2 * n);
  const margin = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: (middle - margin) / (1 + (z * z) / n), high: (middle + margin) / (1 + (z * z) / n) };
}
