/** Reproducible random numbers: the same seed gives the same rows. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** One element, all equally likely; undefined for an empty list. */
  pick<T>(list: readonly T[]): T | undefined;
}

/**
 * @see Knuth: The Art of Computer Programming, volume 2, §3.3.4 (linear congruential generator, Numerical Recipes'
 * constants)
 */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, pick: (list) => list[Math.floor(next() * list.length)] };
}

/** The list in a random order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const keyed = list.map((value, i) => ({ value, key: random.next(), i }));
  return keyed.sort((a, b) => a.key - b.key || a.i - b.i).map(({ value }) => value);
}
