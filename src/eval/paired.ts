/** The result of one question. */
export interface ScoredAnswer {
  /** The short answer is right; for a question without an answer: none is given. */
  readonly right: boolean;
  /** Answered rightly or shown a passage with the answer; for a question without an answer the same as `right`. */
  readonly served: boolean;
  /** A wrong short answer is given. */
  readonly wrong: boolean;
}

/** Numbers of questions with different results in two runs of the same questions. */
export interface PairedCount {
  /** Right only with the part that was left out. */
  readonly won: number;
  /** Right only without it. */
  readonly lost: number;
  /** Chance of a difference at least as large if the part has no effect. */
  readonly p: number;
}

/**
 * The worth of a part: every question with it and without it.
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
 * McNemar's exact test: the two-sided chance that among `a + b` fair coins as few as the smaller count show one side.
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
