import type { TermList } from './postings.ts';

/**
 * The same terms in one string: a quarter of the memory of as many strings, which for a hundred thousand passages is
 * some 40 MB.
 */
export function packTerms(terms: Iterable<string>): TermList {
  const list = [...terms];
  const text = list.join('');
  const ends = new Uint32Array(list.length);
  let end = 0;
  for (const [t, term] of list.entries()) {
    end += term.length;
    ends[t] = end;
  }
  const { length } = list;
  const at = (t: number) => (t < length ? text.slice(t === 0 ? 0 : ends[t - 1], ends[t]) : undefined);
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let t = 0; t < length; t++) yield at(t) as string;
    },
  };
}
