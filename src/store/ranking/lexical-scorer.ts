import type { QueryTerm } from '../../model/analysis.ts';
import type { LexicalIndex, PostingSource, Postings, TermList } from './postings.ts';

/** Constants of BM25. @see Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, §3.4 */
export interface Bm25Settings {
  /** How slowly repetitions of a term lose effect. */
  readonly k1: number;
  /** How strongly long documents are held back, 0 to 1. */
  readonly b: number;
}

/** Scores the documents of a lexical index by BM25. */
export interface LexicalScorer {
  readonly size: number;
  /** All terms, sorted by their UTF-16 units. */
  readonly terms: TermList;
  /** Number of documents that hold the term. */
  documentFrequency(term: string): number;
  /** Ids of the documents that hold the term, ascending. */
  postings(term: string): Uint32Array;
  /** BM25's inverse document frequency of the term; an unseen term has the highest. */
  idf(term: string): number;
  /**
   * BM25 of every document, indexed by id; 0 if it holds no term. A query term with several alternatives counts once
   * per document, by its best alternative.
   * @param among postings of these terms if only some documents are scored; the others stay at 0. The scores are then the
   * scorer's own and hold until its next call, because an array of millions for each question keeps the memory busy.
   */
  score(query: readonly QueryTerm[], among?: (term: string) => Postings): Float32Array;
}

/**
 * {@link makeScorer} over postings in memory. It looks terms up in their sorted list, because a map of a million terms
 * takes 100 MB.
 */
export function makeLexicalScorer(index: LexicalIndex, settings: Bm25Settings): LexicalScorer {
  const range = (term: string): [number, number] => {
    const t = placeOf(term, index.terms);
    return t === undefined ? [0, 0] : [index.offsets[t] as number, index.offsets[t + 1] as number];
  };
  const source: PostingSource = {
    lengths: index.lengths,
    terms: index.terms,
    documentFrequency: (term) => {
      const [from, to] = range(term);
      return to - from;
    },
    find: (term) => {
      const [from, to] = range(term);
      return { documents: index.documents.subarray(from, to), frequencies: index.frequencies.subarray(from, to) };
    },
  };
  return makeScorer(source, settings);
}

/** Makes a scorer over the postings of every term and the length norm of every document. */
export function makeScorer(source: PostingSource, settings: Bm25Settings): LexicalScorer {
  const size = source.lengths.length;
  const mean = source.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size);
  const norms = Float32Array.from(source.lengths, (length) => {
    return settings.k1 * (1 - settings.b + (settings.b * length) / Math.max(1, mean));
  });
  const { documentFrequency } = source;
  const idf = (term: string): number => {
    const df = documentFrequency(term);
    return Math.log(1 + (size - df + 0.5) / (df + 0.5));
  };

  const addTerm = (found: Postings, factor: number, into: Float32Array, keepBest: boolean): void => {
    const { documents, frequencies } = found;
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i] as number;
      const frequency = frequencies[i] as number;
      const score = (factor * frequency) / (frequency + (norms[document] as number));
      const before = into[document] as number;
      into[document] = keepBest ? Math.max(before, score) : before + score;
    }
  };
  const factorOf = (term: string, weight: number) => weight * idf(term) * (settings.k1 + 1);

  /** Zeros, and zeros again whenever they are not in use. */
  let spare: Float32Array | undefined;
  /** The scores of some documents, and those that are not 0. */
  let own: Float32Array | undefined;
  const scored: Uint32Array[] = [];
  const ownScores = (): Float32Array => {
    own ??= new Float32Array(size);
    for (const documents of scored.splice(0)) for (const document of documents) own[document] = 0;
    return own;
  };

  return {
    size,
    get terms() {
      return source.terms;
    },
    documentFrequency,
    postings: (term) => source.find(term).documents,
    idf,
    score: (query, among) => {
      if (!among) source.load?.(query.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)));
      const scores = among ? ownScores() : new Float32Array(size);
      const find = (term: string): Postings => {
        if (!among) return source.find(term);
        const found = among(term);
        scored.push(found.documents);
        return found;
      };
      /** Adds the best alternative for every document. */
      const addBest = ({ alternatives, weight }: QueryTerm): void => {
        spare ??= new Float32Array(size);
        const ways = alternatives.map((one) => ({ ...one, found: find(one.term) }));
        for (const { term, found, weight: own } of ways) addTerm(found, factorOf(term, weight * own), spare, true);
        for (const { found } of ways) {
          for (const document of found.documents) {
            scores[document] = (scores[document] as number) + (spare[document] as number);
            spare[document] = 0;
          }
        }
      };
      for (const group of query) {
        const [first, ...others] = group.alternatives;
        if (others.length > 0) addBest(group);
        else if (first) addTerm(find(first.term), factorOf(first.term, group.weight * first.weight), scores, false);
      }
      return scores;
    },
  };
}

/** Position of the term in a sorted list; undefined if it is not there. */
function placeOf(term: string, terms: TermList): number | undefined {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms.at(middle) as string) < term) low = middle + 1;
    else high = middle;
  }
  return terms.at(low) === term ? low : undefined;
}
