import type { QueryTerm } from '../../model/analysis.ts';

/**
 * An inverted index of documents numbered from 0. Terms are sorted; the postings of term t are
 * `documents[offsets[t] … offsets[t + 1])`, in document order, with as many frequencies.
 */
export interface LexicalIndex {
  readonly terms: readonly string[];
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly frequencies: Uint16Array;
  /** Number of terms of every document, repetitions counted. */
  readonly lengths: Uint32Array;
}

/** Constants of BM25. @see Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, §3.4 */
export interface Bm25Settings {
  /** How slowly repetitions of a term saturate. */
  readonly k1: number;
  /** How much long documents are held back, 0 to 1. */
  readonly b: number;
}

/** Scores the documents of a lexical index by BM25. */
export interface LexicalScorer {
  readonly size: number;
  /** All terms, sorted by their UTF-16 units. */
  readonly terms: readonly string[];
  /** In how many documents the term stands. */
  documentFrequency(term: string): number;
  /** Ids of the documents that hold the term, ascending. */
  postings(term: string): Uint32Array;
  /** BM25's inverse document frequency of the term; that of an unseen term is the highest there is. */
  idf(term: string): number;
  /**
   * BM25 of every document, indexed by id; 0 where no term stands. A query term with several alternatives counts once
   * a document, by its best alternative.
   */
  score(query: readonly QueryTerm[]): Float32Array;
}

/** Closes over what scoring needs: every document's length norm. Terms are looked up in their list: a map of a million takes 100 MB. */
export function makeLexicalScorer(index: LexicalIndex, settings: Bm25Settings): LexicalScorer {
  const size = index.lengths.length;
  const mean = index.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size);
  const norms = Float32Array.from(index.lengths, (length) => {
    return settings.k1 * (1 - settings.b + (settings.b * length) / Math.max(1, mean));
  });
  const range = (term: string): [number, number] => {
    const t = placeOf(term, index.terms);
    return t === undefined ? [0, 0] : [index.offsets[t] as number, index.offsets[t + 1] as number];
  };
  const documentFrequency = (term: string): number => {
    const [from, to] = range(term);
    return to - from;
  };
  const idf = (term: string): number => {
    const df = documentFrequency(term);
    return Math.log(1 + (size - df + 0.5) / (df + 0.5));
  };

  const addTerm = (term: string, weight: number, into: Float32Array, keepBest: boolean): void => {
    const [from, to] = range(term);
    const factor = weight * idf(term) * (settings.k1 + 1);
    for (let i = from; i < to; i++) {
      const document = index.documents[i] as number;
      const frequency = index.frequencies[i] as number;
      const score = (factor * frequency) / (frequency + (norms[document] as number));
      const before = into[document] as number;
      into[document] = keepBest ? Math.max(before, score) : before + score;
    }
  };

  /** Adds the best alternative of every document, by way of an array of zeros that is left as it was. */
  const addBest = ({ alternatives, weight }: QueryTerm, zeros: Float32Array, into: Float32Array): void => {
    for (const alternative of alternatives) addTerm(alternative.term, weight * alternative.weight, zeros, true);
    for (const { term } of alternatives) {
      const [from, to] = range(term);
      for (let i = from; i < to; i++) {
        const document = index.documents[i] as number;
        into[document] = (into[document] as number) + (zeros[document] as number);
        zeros[document] = 0;
      }
    }
  };

  return {
    size,
    terms: index.terms,
    documentFrequency,
    postings: (term) => index.documents.subarray(...range(term)),
    idf,
    score: (query) => {
      const scores = new Float32Array(size);
      const zeros = new Float32Array(query.some(({ alternatives }) => alternatives.length > 1) ? size : 0);
      for (const group of query) {
        const [first, ...others] = group.alternatives;
        if (others.length > 0) addBest(group, zeros, scores);
        else if (first) addTerm(first.term, group.weight * first.weight, scores, false);
      }
      return scores;
    },
  };
}

/** Where the term stands in a sorted list; undefined where it does not. */
function placeOf(term: string, terms: readonly string[]): number | undefined {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as string) < term) low = middle + 1;
    else high = middle;
  }
  return terms[low] === term ? low : undefined;
}
