import type { BlockingDatabase } from '../../../postgres/blocking-database.ts';
import type { PostingSource, Postings } from '../../ranking/postings.ts';
import { unpackPostings } from './packed-postings.ts';
import { unpackSentences } from './packed-sentences.ts';
import { Recent } from './recent.ts';
import type { UnitWords } from './skeleton.ts';
import type { VersionTables } from './tables.ts';

/**
 * Number of postings of sections and sentences kept in memory: the lists of some hundred frequent terms of a million
 * chunks. They are cached because questions share their frequent terms, whose lists are long. Chosen by hand.
 */
const MAX_KEPT = 12_000_000;
const NONE: Postings = { documents: new Uint32Array(), frequencies: new Uint16Array() };

export interface StoredWords {
  readonly db: BlockingDatabase;
  readonly tables: VersionTables;
  /** Sorted by UTF-16 units. */
  readonly terms: readonly string[];
  readonly words: UnitWords;
  readonly unit: number;
}

/** Number of a term, found by binary search; −1 if there is none. */
function termNumber(terms: readonly string[], term: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as string) < term) low = middle + 1;
    else high = middle;
  }
  return terms[low] === term ? low : -1;
}

/** The postings of a version in the database. The frequency of a term is known without a request. */
export function openStoredPostings({ db, tables, terms, words, unit }: StoredWords): PostingSource {
  const kept = new Recent<number, Postings>(MAX_KEPT, ({ documents }) => documents.length);
  const documentFrequency = (term: string): number => words.frequencies[termNumber(terms, term)] ?? 0;
  const fetch = (numbers: readonly number[]): Map<number, Postings> => {
    const rows = db.query<{ term: number; base: number; content: string }>(
      `SELECT term, base, encode(content, 'base64') AS content FROM ${tables.posting}
       WHERE unit = $1 AND term = ANY ($2::int[]) ORDER BY term, base`,
      [unit, numbers],
    );
    const blocks = new Map<number, Postings[]>();
    for (const { term, base, content } of rows) {
      const block = unpackPostings(Buffer.from(content, 'base64'), base);
      const list = blocks.get(term);
      if (list) list.push(block);
      else blocks.set(term, [block]);
    }
    const found = new Map([...blocks].map(([term, list]) => [term, joined(list)] as const));
    for (const [term, postings] of found) kept.set(term, postings);
    return found;
  };
  const load = (wanted: readonly string[]): void => {
    const numbers = wanted
      .map((term) => termNumber(terms, term))
      .filter((number) => (words.frequencies[number] ?? 0) > 0 && !kept.has(number));
    if (numbers.length > 0) fetch([...new Set(numbers)]);
  };
  return {
    lengths: words.lengths,
    terms,
    documentFrequency,
    load,
    find: (term) => {
      const number = termNumber(terms, term);
      if ((words.frequencies[number] ?? 0) === 0) return NONE;
      return kept.get(number) ?? fetch([number]).get(number) ?? NONE;
    },
  };
}

function joined(blocks: readonly Postings[]): Postings {
  const [only, ...others] = blocks;
  if (only && others.length === 0) return only;
  const total = blocks.reduce((sum, { documents }) => sum + documents.length, 0);
  const documents = new Uint32Array(total);
  const frequencies = new Uint16Array(total);
  let at = 0;
  for (const block of blocks) {
    documents.set(block.documents, at);
    frequencies.set(block.frequencies, at);
    at += block.documents.length;
  }
  return { documents, frequencies };
}

/** Makes a function that finds the postings of some terms in the sentences of some sections. */
export function findAmong(
  { db, tables, terms }: Pick<StoredWords, 'db' | 'tables' | 'terms'>,
  sections: readonly number[],
  wanted: readonly string[],
): (term: string) => Postings {
  // One row of all sections, because hundreds of rows take the driver and the thread longer than what is in them.
  const [row] = db.query<{ content: string | null }>(
    `SELECT encode(string_agg(content, '' ORDER BY section), 'base64') AS content FROM ${tables.section}
     WHERE section = ANY ($1::int[])`,
    [sections],
  );
  const numbers = [...new Set(wanted.map((term) => termNumber(terms, term)))].filter((number) => number >= 0);
  const found = unpackSentences(
    Buffer.from(row?.content ?? '', 'base64'),
    numbers.sort((a, b) => a - b),
  );
  return (term) => found.get(termNumber(terms, term)) ?? NONE;
}
