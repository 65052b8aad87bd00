import type { LexicalIndex, TermList } from './ranking/postings.ts';

/** Builds the index over the terms of the documents, in the given order. */
export function buildLexicalIndex(documents: Iterable<readonly string[]>): LexicalIndex {
  const postings = new Map<string, number[]>();
  const lengths: number[] = [];
  for (const terms of documents) {
    const id = lengths.length;
    lengths.push(terms.length);
    for (const [term, frequency] of countTerms(terms)) {
      const list = postings.get(term);
      if (list) list.push(id, frequency);
      else postings.set(term, [id, frequency]);
    }
  }
  return packPostings(postings, lengths);
}

function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, Math.min(65_535, (counts.get(term) ?? 0) + 1));
  return counts;
}

function packPostings(postings: Map<string, number[]>, lengths: readonly number[]): LexicalIndex {
  const terms = [...postings.keys()].sort();
  const total = [...postings.values()].reduce((sum, list) => sum + list.length / 2, 0);
  const offsets = new Uint32Array(terms.length + 1);
  const documents = new Uint32Array(total);
  const frequencies = new Uint16Array(total);
  let at = 0;
  terms.forEach((term, t) => {
    const list = postings.get(term) ?? [];
    for (let i = 0; i < list.length; i += 2, at++) {
      documents[at] = list[i] as number;
      frequencies[at] = list[i + 1] as number;
    }
    offsets[t + 1] = at;
  });
  return { terms, offsets, documents, frequencies, lengths: Uint32Array.from(lengths) };
}

/**
 * The index with a longer sorted list of terms that includes all of its own; no document holds the added terms. Indexes
 * over the same text can share one list in memory and on the disk.
 */
export function alignTerms(index: LexicalIndex, terms: TermList): LexicalIndex {
  const offsets = new Uint32Array(terms.length + 1);
  let own = 0;
  let t = 0;
  for (const term of terms) {
    if (index.terms.at(own) === term) own++;
    offsets[++t] = index.offsets[own] as number;
  }
  return { ...index, terms, offsets };
}
