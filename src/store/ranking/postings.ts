/** Terms by number: an array of them, or what takes less memory. Numbers are 0 and up. */
export interface TermList extends Iterable<string> {
  readonly length: number;
  at(number: number): string | undefined;
}

/** How often terms stand in documents; in a byte each where none stands there more than 255 times. */
export type Frequencies = Uint16Array | Uint8Array;

/**
 * An inverted index of documents numbered from 0. Terms are sorted. The postings of term t are `documents[offsets[t] …
 * offsets[t + 1])`, in document order, and the same range of `frequencies`.
 */
export interface LexicalIndex {
  readonly terms: TermList;
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  readonly frequencies: Frequencies;
  /** Number of terms of every document, repetitions included. */
  readonly lengths: Uint32Array;
}

/** The documents that hold a term, ascending, and its frequency in each. Callers must not change them. */
export interface Postings {
  readonly documents: Uint32Array;
  readonly frequencies: Frequencies;
}

/** A source of postings: arrays in memory, or rows of a database. */
export interface PostingSource {
  /** As in {@link LexicalIndex}. */
  readonly lengths: Uint32Array;
  /** Sorted by their UTF-16 units. */
  readonly terms: TermList;
  documentFrequency(term: string): number;
  /** Empty if no document holds the term. */
  find(term: string): Postings;
  /** Announces terms that will be needed, so that they can be loaded in one request. */
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
