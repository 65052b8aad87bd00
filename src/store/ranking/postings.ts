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

/** The documents that hold a term, ascending, and how often each does. Not to be changed. */
export interface Postings {
  readonly documents: Uint32Array;
  readonly frequencies: Uint16Array;
}

/** Where postings come from: arrays in memory, or rows of a database. */
export interface PostingSource {
  /** As in {@link LexicalIndex}. */
  readonly lengths: Uint32Array;
  /** Sorted by their UTF-16 units. */
  readonly terms: readonly string[];
  documentFrequency(term: string): number;
  /** Empty where no document holds the term. */
  find(term: string): Postings;
  /** Says that these will be asked for, so that they can be brought at once. */
  load?(terms: readonly string[]): void;
}

/** An index of no documents. */
export const EMPTY_LEXICAL_INDEX: LexicalIndex = {
  terms: [],
  offsets: new Uint32Array(1),
  documents: new Uint32Array(),
  frequencies: new Uint16Array(),
  lengths: new Uint32Array(),
};
