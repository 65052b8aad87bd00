import type { CorpusVocabulary, QueryTerm, WeightedTerm } from '../model/analysis.ts';
import { nameTerm } from '../text/names.ts';
import { searchTerms } from '../text/segment.ts';
import { rarity } from './translate-evidence.ts';
import type { Unit } from './translate-units.ts';
import type { TranslationWeights } from './translate-weights.ts';

/** The search terms that find a Chinese form in the corpus, with the share of its weight each deserves. */
export function termsOf(chinese: string, vocabulary: CorpusVocabulary, weights: TranslationWeights): WeightedTerm[] {
  const has = (term: string) => vocabulary.documentFrequency(term) > 0;
  const size = [...chinese].length;
  const found: WeightedTerm[] = [];
  if (has(chinese))
    found.push({ term: chinese, weight: size === 1 && /\p{Script=Han}/u.test(chinese) ? weights.oneChar : 1 });
  if (size === 2 && has(`#${chinese}`)) found.push({ term: `#${chinese}`, weight: 1 });
  if (size > 2 && found.length === 0) {
    const parts = searchTerms(chinese).filter((term) => (term.startsWith('#') || /\d/.test(term)) && has(term));
    for (const term of new Set(parts)) found.push({ term, weight: weights.pieces });
  }
  return found;
}

/** The group of a unit: all terms of all its renderings that the corpus knows; undefined where it knows none. */
export function groupOf(unit: Unit, vocabulary: CorpusVocabulary, weights: TranslationWeights): QueryTerm | undefined {
  const heaviest = new Map<string, number>();
  const put = (term: string, weight: number) => heaviest.set(term, Math.max(weight, heaviest.get(term) ?? 0));
  if (unit.name !== undefined) put(nameTerm(unit.name.canonical), 1);
  for (const { text, weight } of unit.renderings) {
    for (const { term, weight: share } of termsOf(text, vocabulary, weights)) put(term, weight * share);
  }
  if (heaviest.size === 0) return undefined;
  const common = rarity(softFrequency(heaviest, vocabulary), vocabulary.total);
  const alternatives = [...heaviest].map(([term, weight]) => {
    const own = rarity(vocabulary.documentFrequency(term), vocabulary.total);
    return { term, weight: weight * Math.min(1, (common / own) ** weights.sharedRarity) };
  });
  alternatives.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return { alternatives, weight: unit.words };
}

/** True where the corpus holds a rendering as a word or in all its pairs of characters. */
export function isInCorpus(chinese: string, vocabulary: CorpusVocabulary): boolean {
  if (vocabulary.documentFrequency(chinese) > 0) return true;
  const chars = [...chinese];
  if (chars.length < 2) return false;
  for (let i = 0; i + 1 < chars.length; i++) {
    if (vocabulary.documentFrequency(`#${chars[i]}${chars[i + 1]}`) === 0) return false;
  }
  return true;
}

/**
 * In how many passages the group stands, each counted with the weight of its best alternative: a word of many renderings is
 * as common as all of them together, however rare each is.
 * @see Pirkola: The effects of query structure and dictionary setups in dictionary-based cross-language retrieval, SIGIR 1998
 */
function softFrequency(heaviest: ReadonlyMap<string, number>, vocabulary: CorpusVocabulary): number {
  const best = new Map<number, number>();
  for (const [term, weight] of heaviest) {
    for (const id of vocabulary.postings(term)) if (weight > (best.get(id) ?? 0)) best.set(id, weight);
  }
  let sum = 0;
  for (const weight of best.values()) sum += weight;
  return sum;
}
