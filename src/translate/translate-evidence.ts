import type { CorpusVocabulary, QueryTerm } from '../model/analysis.ts';
import { makePassageTally } from './passage-tally.ts';

/** Number of passages that decide between renderings. Chosen by hand. */
const MAX_PASSAGES = 10;
/** Exponent that favours the best passages: a passage with half the best score counts 1/16. Chosen by hand. */
const SHARPNESS = 4;

/** A passage and its share in the decision between renderings; the shares sum to 1. */
export interface Witness {
  readonly passage: number;
  readonly share: number;
}

/**
 * The passages that hold most of the groups together: the score of a passage sums, over the groups, weight × rarity of
 * the best alternative in it. Best first, equal scores in id order; empty if the corpus holds no alternative.
 */
export function findWitnesses(groups: readonly QueryTerm[], vocabulary: CorpusVocabulary): Witness[] {
  const best = makePassageTally(vocabulary.total);
  const scores = makePassageTally(vocabulary.total);
  for (const group of groups) {
    for (const { term, weight } of group.alternatives) {
      const worth = weight * rarity(vocabulary.documentFrequency(term), vocabulary.total);
      for (const id of vocabulary.postings(term)) best.raise(id, worth);
    }
    best.drain((id, worth) => scores.add(id, group.weight * worth));
  }
  const top: Scored[] = [];
  scores.drain((id, score) => insert(top, [id, score]));
  const sum = top.reduce((total, [, score]) => total + score ** SHARPNESS, 0);
  return top.map(([passage, score]) => ({ passage, share: score ** SHARPNESS / sum }));
}

type Scored = readonly [passage: number, score: number];

function precedes(a: Scored, b: Scored): boolean {
  return a[1] > b[1] || (a[1] === b[1] && a[0] < b[0]);
}

/** Keeps the best few, best first, equal ones in id order. */
function insert(top: Scored[], entry: Scored): void {
  const last = top.at(-1);
  if (top.length >= MAX_PASSAGES && last !== undefined && !precedes(entry, last)) return;
  let at = 0;
  while (at < top.length && !precedes(entry, top[at] as Scored)) at++;
  top.splice(at, 0, entry);
  if (top.length > MAX_PASSAGES) top.pop();
}

/** Share of the witnesses that hold the term, 0 to 1. */
export function evidenceFor(term: string, witnesses: readonly Witness[], vocabulary: CorpusVocabulary): number {
  const postings = vocabulary.postings(term);
  return witnesses.reduce((sum, { passage, share }) => (holds(postings, passage) ? sum + share : sum), 0);
}

/** @see Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, §3.1 */
export function rarity(frequency: number, total: number): number {
  return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
}

/** Binary search in ascending ids. */
function holds(postings: Uint32Array, id: number): boolean {
  let low = 0;
  let high = postings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((postings[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return postings[low] === id;
}
