import { pairsOf, sharedPairs } from '../../src/text/words/pairs.ts';

/**
 * A support model without knowledge of meaning: a claim follows if the proof contains most of its pairs of characters.
 */
export async function coveredBy(claim: string, proof: string): Promise<number> {
  const said = pairsOf(claim);
  return said.size === 0 ? -10 : 100 * (sharedPairs(said, pairsOf(proof)) - 0.6);
}
