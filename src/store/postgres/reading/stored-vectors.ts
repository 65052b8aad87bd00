import type { BlockingDatabase, Statement } from '../../../postgres/blocking-database.ts';
import { makeTop, type Scored } from '../../ranking/top.ts';
import { type HnswSettings, LEAST_SHARE, MARGIN, type VectorIndex } from '../../vectors/vector-index.ts';
import { Recent } from './recent.ts';
import { distanceSql, type VersionTables } from './tables.ts';
import { vectorText } from './write-rows.ts';

/** Number of vectors kept in memory: those of the candidates of some questions. Chosen by hand. */
const MAX_KEPT = 4_000;
/** Limit of pgvector on the candidates of a search. */
const MOST_CANDIDATES = 1_000;
/** The server's sums differ from ours in the last digits, so that this many more are fetched and ranked by ours. */
const SPARE = 8;
/** In pgvector's format, two 16-bit numbers precede the numbers of a vector: its dimensions and an unused one. */
const HEAD_BYTES = 4;
/** All vectors in one row, because the driver and the thread would take longer over a row for each. */
const COLUMNS = `array_agg(id ORDER BY id) AS ids,
  encode(string_agg(vector_send(embedding), '' ORDER BY id), 'base64') AS content`;

/** The ids are null if there is no vector. */
interface VectorsRow {
  readonly ids: readonly number[] | null;
  readonly content: string | null;
}

export interface StoredVectors {
  readonly db: BlockingDatabase;
  readonly tables: VersionTables;
  readonly size: number;
  readonly dimensions: number;
  readonly settings: HnswSettings;
  /** True if the server has half precision and continues the search if a filter leaves too few. */
  readonly isNew: boolean;
  /** Largest number of vectors that are compared one by one. */
  readonly exactUpTo: number;
}

/** A vector index that can be told in advance which vectors it will need. */
export interface LoadingVectorIndex extends VectorIndex {
  load(ids: readonly number[]): void;
}

/** Runs of consecutive ids as bounds, both included. */
function runsOf(ids: ArrayLike<number>): { readonly from: number[]; readonly to: number[] } {
  const [from, to]: [number[], number[]] = [[], []];
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] as number;
    if (to.at(-1) === id - 1) to[to.length - 1] = id;
    else {
      from.push(id);
      to.push(id);
    }
  }
  return { from, to };
}

/**
 * Rows of the table of vectors, the latest cached, and their similarities, computed with the arithmetic of the embedded
 * index.
 */
function openRows({ db, tables, dimensions }: StoredVectors) {
  const kept = new Recent<number, Float32Array>(MAX_KEPT, () => 1);
  const keep = ([row]: readonly VectorsRow[]): readonly number[] => {
    const ids = row?.ids ?? [];
    const bytes = Buffer.from(row?.content ?? '', 'base64');
    const width = HEAD_BYTES + dimensions * Float32Array.BYTES_PER_ELEMENT;
    for (const [i, id] of ids.entries())
      kept.set(id, readVector(bytes.subarray(i * width, (i + 1) * width), dimensions));
    return ids;
  };
  const load = (ids: readonly number[]): void => {
    const missing = ids.filter((id) => !kept.has(id));
    if (missing.length === 0) return;
    keep(db.query(`SELECT ${COLUMNS} FROM ${tables.vector} WHERE id = ANY ($1::int[])`, [missing]));
  };
  const vectorOf = (id: number): Float32Array => {
    if (!kept.has(id)) load([id]);
    return kept.get(id) as Float32Array;
  };
  const similarity = (vector: Float32Array, id: number): number => {
    const own = vectorOf(id);
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += (vector[d] as number) * (own[d] as number);
    return sum;
  };
  const bestOf = (ids: readonly number[], vector: Float32Array, count: number): Scored[] => {
    const top = makeTop(count);
    for (const id of ids) top.offer(id, similarity(vector, id));
    return top.take();
  };
  return { keep, load, vectorOf, similarity, bestOf };
}

/**
 * Vectors in the database. Up to the size limit of the embedded index, or if a filter leaves few, they are compared one
 * by one; otherwise the graph of the database finds candidates, which are scored and sorted here.
 */
export function openStoredVectors(options: StoredVectors): LoadingVectorIndex {
  const { db, tables, size, dimensions, settings, isNew, exactUpTo } = options;
  const { keep, load, vectorOf, similarity, bestOf } = openRows(options);
  const withContent = (near: string) =>
    `WITH near AS MATERIALIZED (${near}) SELECT ${COLUMNS} FROM near JOIN ${tables.vector} USING (id)`;

  /** Compares every allowed vector; the query has no order that could make the server use its graph. */
  const exactly = (vector: Float32Array, count: number, allowed: Uint32Array | undefined): Scored[] => {
    const distance = 'embedding <#> $1::vector';
    const runs = allowed && runsOf(allowed);
    const from = runs
      ? `unnest($3::int[], $4::int[]) AS run (low, high) JOIN ${tables.vector} ON id BETWEEN low AND high`
      : tables.vector;
    const all = `SELECT id, ${distance} AS distance FROM ${from} OFFSET 0`;
    const sql = withContent(`SELECT id FROM (${all}) AS every ORDER BY distance, id LIMIT $2`);
    const values = [vectorText(vector), count + SPARE, ...(runs ? [runs.from, runs.to] : [])];
    return bestOf(keep(db.query(sql, values)), vector, count);
  };
  const byGraph = (vector: Float32Array, count: number, allowed: Uint32Array | undefined): readonly number[] => {
    const isFiltered = allowed !== undefined && isNew;
    const runs = isFiltered ? runsOf(allowed) : undefined;
    const where = runs ? 'WHERE $3::int4multirange @> id' : '';
    const near = `SELECT id FROM ${tables.vector} ${where} ORDER BY ${distanceSql(isNew, dimensions, '$1')} LIMIT $2`;
    const candidates = Math.min(MOST_CANDIDATES, Math.max(settings.efSearch, count));
    const statements: Statement[] = [
      { sql: "SELECT set_config('hnsw.ef_search', $1, false)", values: [String(candidates)] },
      ...(isNew
        ? [{ sql: "SELECT set_config('hnsw.iterative_scan', $1, false)", values: [runs ? 'relaxed_order' : 'off'] }]
        : []),
      { sql: withContent(near), values: [vectorText(vector), count, ...(runs ? [multirange(runs)] : [])] },
    ];
    return keep(db.run(statements));
  };

  return {
    size,
    similarity,
    vectorOf,
    load,
    search: (vector, count, allowed) => {
      const wanted = Math.min(count, size);
      if (wanted === 0) return [];
      const share = allowed ? allowed.length / size : 1;
      const left = allowed?.length ?? size;
      if (left <= exactUpTo || share < LEAST_SHARE) return exactly(vector, wanted, allowed);
      if (!allowed || isNew) return bestOf(byGraph(vector, wanted + SPARE, allowed), vector, wanted);
      const isAllowed = new Set(allowed);
      const asked = Math.min(MOST_CANDIDATES, Math.ceil((wanted * MARGIN) / share));
      const near = byGraph(vector, asked, undefined).filter((id) => isAllowed.has(id));
      return near.length >= wanted ? bestOf(near, vector, wanted) : exactly(vector, wanted, allowed);
    },
  };
}

function multirange({ from, to }: ReturnType<typeof runsOf>): string {
  return `{${from.map((low, i) => `[${low},${to[i]}]`).join(',')}}`;
}

/** The server sends numbers with their highest byte first; everything that this runs on keeps them the other way round. */
function readVector(content: Buffer, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  const bytes = Buffer.from(vector.buffer);
  content.copy(bytes, 0, HEAD_BYTES);
  bytes.swap32();
  return vector;
}
