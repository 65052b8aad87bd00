import type { SqlQuery } from '../../../postgres/postgres.ts';
import type { IndexData } from '../../index-data.ts';
import type { LexicalIndex } from '../../ranking/postings.ts';
import { packPostings } from './packed-postings.ts';
import { packSentences } from './packed-sentences.ts';
import { UNIT, type VersionTables } from './tables.ts';

/**
 * Characters of the values of a statement: few beside the memory of either side, and many beside the cost of a round
 * trip. Chosen by hand.
 */
const BATCH_CHARS = 2_000_000;
const MAX_ROWS = 5_000;
/** Number of digits that distinguishes every number of single precision from its neighbours. */
const DIGITS = 9;

/** First numbers of a part of an index that is written in several parts. */
export interface Bases {
  readonly article: number;
  readonly section: number;
  readonly sentence: number;
  readonly chunk: number;
}

const NO_BASES: Bases = { article: 0, section: 0, sentence: 0, chunk: 0 };

export interface RowsToWrite {
  readonly data: IndexData;
  /** The number of every term of the version. */
  readonly termNumbers: ReadonlyMap<string, number>;
  /** Rows one after the other; null without a model. */
  readonly vectors: Float32Array | null;
  readonly dimensions: number;
  readonly bases?: Bases;
}

/** Writes the rows of an index, or of a part of one. */
export async function writeRows(query: SqlQuery, tables: VersionTables, wanted: RowsToWrite): Promise<void> {
  const { data, termNumbers, vectors, dimensions, bases = NO_BASES } = wanted;
  await insert(
    query,
    `INSERT INTO ${tables.article} SELECT a, b FROM unnest($1::int[], $2::text[]) AS t (a, b)`,
    bodies(data, bases),
  );
  const posting = `INSERT INTO ${tables.posting} SELECT u, t, b, decode(c, 'base64')
    FROM unnest($1::int[], $2::int[], $3::int[], $4::text[]) AS t (u, t, b, c)`;
  await insert(query, posting, postings(data.sectionTerms, termNumbers, UNIT.section, bases.section));
  await insert(query, posting, postings(data.sentenceTerms, termNumbers, UNIT.sentence, bases.sentence));
  const section = `INSERT INTO ${tables.section} SELECT s, decode(c, 'base64') FROM unnest($1::int[], $2::text[]) AS t (s, c)`;
  await insert(query, section, packSentences(data, termNumbers, bases));
  if (!vectors) return;
  const vector = `INSERT INTO ${tables.vector} SELECT i, v::vector FROM unnest($1::int[], $2::text[]) AS t (i, v)`;
  await insert(query, vector, vectorRows(vectors, dimensions, bases.chunk));
}

type Row = readonly (number | string)[];

/** Inserts rows in batches; the last value of a row is a text. */
async function insert(query: SqlQuery, sql: string, rows: Iterable<Row>): Promise<void> {
  let batch: Row[] = [];
  let chars = 0;
  const send = async () => {
    const width = batch[0]?.length ?? 0;
    if (width > 0)
      await query(
        sql,
        Array.from({ length: width }, (_, column) => batch.map((row) => row[column])),
      );
    batch = [];
    chars = 0;
  };
  for (const row of rows) {
    batch.push(row);
    chars += String(row.at(-1)).length;
    if (chars >= BATCH_CHARS || batch.length >= MAX_ROWS) await send();
  }
  await send();
}

function* bodies({ articles }: IndexData, bases: Bases): Iterable<Row> {
  for (const [i, { body }] of articles.entries()) yield [bases.article + i, JSON.stringify(body)];
}

function* postings(
  { terms, offsets, documents, frequencies }: LexicalIndex,
  termNumbers: ReadonlyMap<string, number>,
  unit: number,
  base: number,
): Iterable<Row> {
  let t = 0;
  for (const term of terms) {
    const [from, to] = [offsets[t++] as number, offsets[t] as number];
    const bytes = packPostings(documents.subarray(from, to), frequencies.subarray(from, to));
    yield [unit, termNumbers.get(term) as number, base, base64(bytes)];
  }
}

function* vectorRows(vectors: Float32Array, dimensions: number, base: number): Iterable<Row> {
  for (let id = 0; id * dimensions < vectors.length; id++) {
    yield [base + id, vectorText(vectors.subarray(id * dimensions, (id + 1) * dimensions))];
  }
}

/** A vector in pgvector's text form, every number exact. */
export function vectorText(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => value.toPrecision(DIGITS)).join(',')}]`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
