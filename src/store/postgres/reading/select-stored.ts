import type { PostingSource, Postings } from '../../ranking/postings.ts';
import { Recent } from './recent.ts';

/** Number of postings of a selection kept in memory. Chosen by hand. */
const MAX_KEPT = 2_000_000;
/** Number of terms per request when every term is read. Chosen by hand. */
const TERMS_AT_A_TIME = 2_000;

/** The postings of an index over some documents alone, renumbered in their order. */
export function selectPostings(source: PostingSource, kept: Uint32Array): PostingSource {
  const placeOf = placesOf(kept);
  const known = new Recent<string, Postings>(MAX_KEPT, ({ documents }) => documents.length + 1);
  const find = (term: string): Postings => {
    const before = known.get(term);
    if (before) return before;
    const found = renumber(source.find(term), placeOf);
    known.set(term, found);
    return found;
  };
  let terms: readonly string[] | undefined;
  return {
    lengths: Uint32Array.from(kept, (id) => source.lengths[id] as number),
    get terms() {
      terms ??= termsHeld(source, placeOf);
      return terms;
    },
    find,
    documentFrequency: (term) => (source.documentFrequency(term) === 0 ? 0 : find(term).documents.length),
    load: (wanted) => source.load?.(wanted.filter((term) => !known.has(term))),
  };
}

/** The new number of each document, by its old number. */
export function placesOf(kept: Uint32Array): ReadonlyMap<number, number> {
  return new Map(Array.from(kept, (id, place) => [id, place]));
}

/** The postings in kept documents, with their new numbers. */
export function renumber({ documents, frequencies }: Postings, placeOf: ReadonlyMap<number, number>): Postings {
  const held = [...documents.keys()].filter((i) => placeOf.has(documents[i] as number));
  return {
    documents: Uint32Array.from(held, (i) => placeOf.get(documents[i] as number) as number),
    frequencies: Uint16Array.from(held, (i) => frequencies[i] as number),
  };
}

function termsHeld(source: PostingSource, placeOf: ReadonlyMap<number, number>): string[] {
  const held: string[] = [];
  const all = [...source.terms];
  for (let from = 0; from < all.length; from += TERMS_AT_A_TIME) {
    const some = all.slice(from, from + TERMS_AT_A_TIME);
    source.load?.(some);
    held.push(...some.filter((term) => source.find(term).documents.some((id) => placeOf.has(id))));
  }
  return held;
}
