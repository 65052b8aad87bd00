import type { LexicalIndex } from '../ranking/postings.ts';
import { NO_PLACE } from './merge-documents.ts';

/** The lexical index of some documents alone, renumbered in their order; terms that none of them holds are removed. */
export function selectDocuments(index: LexicalIndex, kept: Uint32Array): LexicalIndex {
  const placeOf = new Uint32Array(index.lengths.length).fill(NO_PLACE);
  for (const [place, id] of kept.entries()) placeOf[id] = place;
  const total = index.documents.reduce((sum, id) => sum + (placeOf[id] === NO_PLACE ? 0 : 1), 0);
  const documents = new Uint32Array(total);
  const frequencies = new Uint16Array(total);
  const terms: string[] = [];
  const offsets: number[] = [0];
  let at = 0;
  let t = 0;
  for (const term of index.terms) {
    const before = at;
    const [from, to] = [index.offsets[t++] as number, index.offsets[t] as number];
    for (let i = from; i < to; i++) {
      const place = placeOf[index.documents[i] as number] as number;
      if (place === NO_PLACE) continue;
      documents[at] = place;
      frequencies[at++] = index.frequencies[i] as number;
    }
    if (at === before) continue;
    terms.push(term);
    offsets.push(at);
  }
  const lengths = Uint32Array.from(kept, (id) => index.lengths[id] as number);
  return { terms, offsets: Uint32Array.from(offsets), documents, frequencies, lengths };
}
