const WORD = /\p{Script=Han}+|(?:[^\P{L}\p{Script=Han}]|\p{N})+/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * Terms of a text without a dictionary: bigrams of runs of Han characters (a single character is a term) and words of
 * other scripts in lower case. Fold the text first if Simplified and Traditional should match.
 */
export function questionTerms(text: string): string[] {
  return [...text.normalize('NFKC').toLowerCase().matchAll(WORD)].flatMap(([run]) =>
    HAN.test(run) ? bigrams(run) : [run],
  );
}

function bigrams(run: string): string[] {
  const chars = [...run];
  return chars.length === 1 ? chars : chars.slice(1).map((char, i) => `${chars[i]}${char}`);
}
