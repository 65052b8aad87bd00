import type { CorpusVocabulary, NameMention, QueryTerm, WeightedTerm } from '../model/analysis.ts';
import { nameTerm } from '../text/names/names.ts';
import { makePassageTally } from './passage-tally.ts';
import { rarity } from './translate-evidence.ts';
import type { Unit } from './translate-units.ts';
import type { TranslationWeights } from './translate-weights.ts';

/** The search terms that find a Chinese form in the corpus, each with its share of the form's weight. */
export function termsOf(chinese: string, vocabulary: CorpusVocabulary, weights: TranslationWeights): WeightedTerm[] {
  const has = (term: string) => vocabulary.documentFrequency(term) > 0;
  const size = [...chinese].length;
  const found: WeightedTerm[] = [];
  if (has(chinese))
    found.push({ term: chinese, weight: size === 1 && /\p{Script=Han}/u.test(chinese) ? weights.oneChar : 1 });
  if (size === 2 && has(`#${chinese}`)) found.push({ term: `#${chinese}`, weight: 1 });
  if (size > 2 && found.length === 0) {
    for (const term of new Set(piecesOf(chinese))) if (has(term)) found.push({ term, weight: weights.pieces });
  }
  return found;
}

/** Numbers and pairs of neighbouring Han characters, in the form of the index's terms. */
function piecesOf(chinese: string): string[] {
  const pieces: string[] = chinese.match(/\d+(?:\.\d+)?/g) ?? [];
  const chars = [...chinese];
  for (let i = 0; i + 1 < chars.length; i++) {
    const pair = `${chars[i]}${chars[i + 1]}`;
    if (/^\p{Script=Han}{2}$/u.test(pair)) pieces.push(`#${pair}`);
  }
  return pieces;
}

/**
 * The groups of a unit: one group with the terms of all its renderings that the corpus knows, or none if it knows no
 * term. A date of several numbers (2021年7月22日) gives one group per number.
 */
export function groupsOf(unit: Unit, vocabulary: CorpusVocabulary, weights: TranslationWeights): QueryTerm[] {
  const numbers = unit.renderings[0]?.text.match(/\d+(?:\.\d+)?/g) ?? [];
  if (numbers.length > 1) {
    const held = [...new Set(numbers)].filter((term) => vocabulary.documentFrequency(term) > 0);
    return held.map((term) => ({ alternatives: [{ term, weight: 1 }], weight: term.length > 2 ? 1 : 0.5 }));
  }
  const heaviest = new Map<string, number>();
  const put = (term: string, weight: number) => heaviest.set(term, Math.max(weight, heaviest.get(term) ?? 0));
  if (unit.name !== undefined) putName(unit.name, vocabulary, put);
  if (heaviest.size === 0) {
    for (const { text, weight } of unit.renderings) {
      for (const { term, weight: share } of termsOf(text, vocabulary, weights)) put(term, weight * share);
    }
  }
  return heaviest.size === 0 ? [] : [{ alternatives: shareRarity(heaviest, vocabulary, weights), weight: unit.words }];
}

/**
 * Adds the name's own term and its forms that are words of the corpus; parts of a name (国家, 人民) would find too much.
 */
function putName(name: NameMention, vocabulary: CorpusVocabulary, put: (term: string, weight: number) => void): void {
  for (const term of [nameTerm(name.canonical), ...name.forms])
    if (vocabulary.documentFrequency(term) > 0) put(term, 1);
}

function shareRarity(
  heaviest: ReadonlyMap<string, number>,
  vocabulary: CorpusVocabulary,
  weights: TranslationWeights,
): WeightedTerm[] {
  const common = rarity(softFrequency(heaviest, vocabulary), vocabulary.total);
  const alternatives = [...heaviest].map(([term, weight]) => {
    const own = rarity(vocabulary.documentFrequency(term), vocabulary.total);
    return { term, weight: weight * Math.min(1, (common / own) ** weights.sharedRarity) };
  });
  return alternatives.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
}

/** True if the corpus holds a rendering as a word, or all its pairs of characters. */
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
 * The number of passages that hold the group, each counted with the weight of its best alternative. A word with many
 * renderings is as common as all of them together, even if each of them is rare.
 * @see Pirkola: The effects of query structure and dictionary setups in dictionary-based cross-language retrieval,
 * SIGIR 1998
 */
function softFrequency(heaviest: ReadonlyMap<string, number>, vocabulary: CorpusVocabulary): number {
  const best = makePassageTally(vocabulary.total);
  for (const [term, weight] of heaviest) for (const id of vocabulary.postings(term)) best.raise(id, weight);
  let sum = 0;
  best.drain((_, weight) => {
    sum += weight;
  });
  return sum;
}
