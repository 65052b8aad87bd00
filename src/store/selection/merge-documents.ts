import type { LexicalIndex } from '../ranking/postings.ts';

/** Positions of the documents of two indexes in the merged index. */
export interface MergedPlaces {
  /** The new position of each document of the first and of the second index, each ascending. */
  readonly ofOne: Uint32Array;
  readonly ofOther: Uint32Array;
}

/** The lexical index of the documents of both, equal to one built over them in their new order. */
export function mergeDocuments(one: LexicalIndex, other: LexicalIndex, { ofOne, ofOther }: MergedPlaces): LexicalIndex {
  const total = one.documents.length + other.documents.length;
  const documents = new Uint32Array(total);
  const frequencies = new Uint16Array(total);
  const terms: string[] = [];
  const offsets: number[] = [0];
  let at = 0;
  const put = (from: LexicalIndex, i: number, places: Uint32Array): void => {
    documents[at] = places[from.documents[i] as number] as number;
    frequencies[at++] = from.frequencies[i] as number;
  };
  for (let [t, u] = [0, 0]; t < one.terms.length || u < other.terms.length; ) {
    const [a, b] = [one.terms[t], other.terms[u]];
    const isOfOne = b === undefined || (a !== undefined && a <= b);
    const isOfOther = a === undefined || (b !== undefined && b <= a);
    let [i, iEnd] = isOfOne ? rangeOf(one, t) : [0, 0];
    let [j, jEnd] = isOfOther ? rangeOf(other, u) : [0, 0];
    while (i < iEnd || j < jEnd) {
      const isNext =
        j === jEnd ||
        (i < iEnd && (ofOne[one.documents[i] as number] as number) < (ofOther[other.documents[j] as number] as number));
      if (isNext) put(one, i++, ofOne);
      else put(other, j++, ofOther);
    }
    terms.push((isOfOne ? a : b) as string);
    offsets.push(at);
    if (isOfOne) t++;
    if (isOfOther) u++;
  }
  const lengths = new Uint32Array(one.lengths.length + other.lengths.length);
  for (const [id, place] of ofOne.entries()) lengths[place] = one.lengths[id] as number;
  for (const [id, place] of ofOther.entries()) lengths[place] = other.lengths[id] as number;
  return { terms, offsets: Uint32Array.from(offsets), documents, frequencies, lengths };
}

function rangeOf({ offsets }: LexicalIndex, term: number): [number, number] {
  return [offsets[term] as number, offsets[term + 1] as number];
}
