/**
 * Pairs of neighbouring letters and digits of a text, without punctuation; they measure without a dictionary how alike
 * two wordings are.
 */
export function pairsOf(text: string): Set<string> {
  const chars = [...text].filter((char) => /[\p{L}\p{N}]/u.test(char));
  return new Set(chars.slice(1).map((char, i) => `${chars[i]}${char}`));
}

/** Share of the pairs of `part` that `whole` contains, 0 to 1; 0 for no pairs. */
export function sharedPairs(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of part) if (whole.has(pair)) shared++;
  return part.size === 0 ? 0 : shared / part.size;
}
