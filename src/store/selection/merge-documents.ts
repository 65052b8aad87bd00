import type { LexicalIndex } from '../ranking/postings.ts';

/** The place of a document that is left out. */
export const NO_PLACE = 0xffff_ffff;

/** Where the documents of two indexes come to stand in the one made of both. */
export interface MergedPlaces {
  /** The new place of each document of the one and of the other, ascending in both but for what is {@link NO_PLACE}. */
  readonly ofOne: Uint32Array;
  readonly ofOther: Uint32Array;
  /** Documents that have a place. */
  readonly count: number;
}

/** The lexical index of the documents of both that have a place, as if it had been built over them in their new order. */
export function mergeDocuments(one: LexicalIndex, other: LexicalIndex, places: MergedPlaces): LexicalIndex {
  const { ofOne, ofOther, count } = places;
  const total = one.documents.length + other.documents.length;
  const documents = new Uint32Array(total);
  const frequencies = new Uint16Array(total);
  const terms: string[] = [];
  const offsets: number[] = [0];
  let at = 0;
  const put = (from: LexicalIndex, i: number, place: number): void => {
    if (place === NO_PLACE) return;
    documents[at] = place;
    frequencies[at++] = from.frequencies[i] as number;
  };
  for (let [t, u] = [0, 0]; t < one.terms.length || u < other.terms.length; ) {
    const [a, b] = [one.terms.at(t), other.terms.at(u)];
    const isOfOne = b === undefined || (a !== undefined && a <= b);
    const isOfOther = a === undefined || (b !== undefined && b <= a);
    let [i, iEnd] = isOfOne ? rangeOf(one, t) : [0, 0];
    let [j, jEnd] = isOfOther ? rangeOf(other, u) : [0, 0];
    const from = at;
    while (i < iEnd || j < jEnd) {
      const place = i < iEnd ? (ofOne[one.documents[i] as number] as number) : NO_PLACE;
      const otherPlace = j < jEnd ? (ofOther[other.documents[j] as number] as number) : NO_PLACE;
      // Documents without a place may come at any time, and are put nowhere.
      if (i < iEnd && (j === jEnd || place === NO_PLACE || place < otherPlace)) put(one, i++, place);
      else put(other, j++, otherPlace);
    }
    if (at > from) {
      terms.push((isOfOne ? a : b) as string);
      offsets.push(at);
    }
    if (isOfOne) t++;
    if (isOfOther) u++;
  }
  const lengths = new Uint32Array(count);
  for (let id = 0; id < ofOne.length; id++) lengths[ofOne[id] as number] = one.lengths[id] as number;
  for (let id = 0; id < ofOther.length; id++) lengths[ofOther[id] as number] = other.lengths[id] as number;
  return {
    terms,
    offsets: Uint32Array.from(offsets),
    documents: documents.slice(0, at),
    frequencies: frequencies.slice(0, at),
    lengths,
  };
}

function rangeOf({ offsets }: LexicalIndex, term: number): [number, number] {
  return [offsets[term] as number, offsets[term + 1] as number];
}
