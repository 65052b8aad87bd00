/** How one question came out. */
export interface ScoredAnswer {
  /** The short answer is right; of an unanswerable question: none is given. */
  readonly right: boolean;
  /** Answered rightly or shown a passage that holds the answer; of an unanswerable question as `right`. */
  readonly served: boolean;
  /** A short answer is given that is not right. */
  readonly wrong: boolean;
}

/** Questions that come out otherwise, of the same questions asked twice. */
export interface PairedCount {
  /** Right with what was left out only. */
  readonly won: number;
  /** Right without it only. */
  readonly lost: number;
  /** Chance of a difference at least as large where it makes none. */
  readonly p: number;
}

/**
 * What something is worth: every question with it and without it.
 * @param pairs [with, without] of each question
 */
export function pairedCounts(
  pairs: readonly (readonly [ScoredAnswer, ScoredAnswer])[],
): Record<keyof ScoredAnswer, PairedCount> {
  const count = (name: keyof ScoredAnswer) => {
    const won = pairs.filter(([full, without]) => full[name] && !without[name]).length;
    const lost = pairs.filter(([full, without]) => !full[name] && without[name]).length;
    return { won, lost, p: mcNemar(won, lost) };
  };
  return { right: count('right'), served: count('served'), wrong: count('wrong') };
}

/**
 * McNemar's exact test: the two-sided chance that of `a + b` fair coins as few as the smaller count show one side.
 * @see McNemar: Note on the sampling error of the difference between correlated proportions, Psychometrika 1947
 */
export function mcNemar(a: number, b: number): number {
  const coins = a + b;
  let tail = 0;
  let ways = 1;
  for (let k = 0; k <= Math.min(a, b); k++) {
    tail += ways * 0.5 ** coins;
    ways = (ways * (coins - k)) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}
