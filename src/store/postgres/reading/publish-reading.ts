import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { HNSW } from '../../../model/tuning.ts';
import { migrateSchema } from '../../../postgres/migrate.ts';
import { type Postgres, placeOf, type SqlQuery } from '../../../postgres/postgres.ts';
import { PROJECT_DIR } from '../../../support/config.ts';
import { OperatorError } from '../../../support/errors.ts';
import { sealJson } from '../../../support/sealed-json.ts';
import type { IndexData } from '../../index-data.ts';
import { DATA_FILE, GRAPH_FILE, ROWS_FILE, SKELETON_FILE } from '../../integrity/version-files.ts';
import type { Manifest } from '../../manifest.ts';
import { readNodes } from '../../vectors/graph.ts';
import { EXACT_UP_TO } from '../../vectors/vector-index.ts';
import { decodeNodes } from '../../vectors/vector-rows.ts';
import { readManifest } from '../../verify-version.ts';
import { makeSkeleton, packSkeleton, termsOfBoth } from './skeleton.ts';
import {
  dropTables,
  makeGraphIndex,
  makeTables,
  nameOfReading,
  READING_SCHEMA,
  tablesOf,
  type VersionTables,
} from './tables.ts';
import { writeRows } from './write-rows.ts';

/**
 * pgvector's default, less work than the 200 of the embedded graph. Chosen by hand, not measured; `npm run bench --
 * shared` shows its recall.
 */
const EF_CONSTRUCTION = 64;

/**
 * Creates the tables that list versions for searching in the database. @throws DATABASE_WITHOUT_VECTORS; the errors of
 * migrating.
 */
export async function migrateReading(db: Postgres): Promise<void> {
  const [row] = await db.query("SELECT 1 FROM pg_extension WHERE extname = 'vector'");
  if (!row) {
    await db.query('CREATE EXTENSION IF NOT EXISTS vector').catch((error: unknown) => {
      if (error instanceof OperatorError) throw error;
      throw OperatorError.of('DATABASE_WITHOUT_VECTORS', { place: placeOf(db.settings.url) }, error);
    });
  }
  const migrationsDir = join(PROJECT_DIR, 'src/store/postgres/reading/migrations');
  await migrateSchema(db, { name: READING_SCHEMA, migrationsDir });
}

/** Versions that can be searched in the database. */
export async function listReadings(query: SqlQuery): Promise<{ readonly id: number; readonly name: string }[]> {
  return query(`SELECT id, name FROM ${READING_SCHEMA}.version ORDER BY id`);
}

/**
 * Writes a version from its directory as rows, and through `upload` the file that readers keep. It is part of a
 * transaction: readers see all of it or nothing.
 */
export async function publishReading(
  query: SqlQuery,
  { directory, version, upload }: { readonly directory: string; readonly version: string; readonly upload: Upload },
): Promise<void> {
  const manifest = await readManifest(directory);
  if ('problem' in manifest) throw OperatorError.of('INDEX_BROKEN', { path: directory, reason: manifest.problem });
  const data = deserialize(await readFile(join(directory, DATA_FILE))) as IndexData;
  const vectors = manifest.vectors === 0 ? null : await readMatrix(directory);
  const terms = termsOfBoth(data);
  const bytes = packSkeleton(makeSkeleton(data, terms));
  const tables = await openTables(query, { version, manifest, bytes });
  await upload(SKELETON_FILE, bytes);
  const termNumbers = new Map(terms.map((term, number) => [term, number]));
  await writeRows(query, tables, { data, termNumbers, vectors, dimensions: manifest.dimensions });
  await finishTables(query, tables, manifest);
}

/** Stores the bytes of a file of the version in the database. */
export type Upload = (name: string, bytes: Buffer) => Promise<void>;

/** Creates the tables of a version and its row. */
export async function openTables(
  query: SqlQuery,
  { version, manifest, bytes }: { readonly version: string; readonly manifest: Manifest; readonly bytes: Buffer },
): Promise<VersionTables> {
  const sum = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  const text = sealJson({ ...manifest, version: nameOfReading(version), files: { [SKELETON_FILE]: sum } });
  const [row] = await query<{ id: number }>(
    `INSERT INTO ${READING_SCHEMA}.version (name, manifest) VALUES ($1, $2) RETURNING id`,
    [version, text],
  );
  const tables = tablesOf(row?.id ?? 0);
  await makeTables(query, tables, manifest.dimensions);
  return tables;
}

/**
 * After the rows are written, makes the graph of a version that is large enough for one and updates the server's
 * statistics.
 */
export async function finishTables(
  query: SqlQuery,
  tables: VersionTables,
  { vectors, dimensions }: Pick<Manifest, 'vectors' | 'dimensions'>,
): Promise<void> {
  if (vectors > EXACT_UP_TO)
    await makeGraphIndex(query, tables, { dimensions, m: HNSW.m, efConstruction: EF_CONSTRUCTION });
  const filled = vectors > 0 ? Object.values(tables) : [tables.article, tables.posting, tables.section];
  for (const table of filled) await query(`ANALYZE ${table}`);
}

/** Deletes the versions that are not in the list. */
export async function dropReadings(query: SqlQuery, kept: readonly string[]): Promise<void> {
  for (const { id, name } of await listReadings(query)) {
    if (kept.includes(name)) continue;
    await query(`DELETE FROM ${READING_SCHEMA}.version WHERE id = $1`, [id]);
    await dropTables(query, tablesOf(id));
  }
}

/** The vectors of all chunks, one after the other. */
async function readMatrix(directory: string): Promise<Float32Array> {
  const graph = readNodes(await readFile(join(directory, GRAPH_FILE)));
  const nodes = decodeNodes(await readFile(join(directory, ROWS_FILE)));
  const matrix = new Float32Array(nodes.length * graph.dimensions);
  for (const [chunk, node] of nodes.entries()) matrix.set(graph.vectorOf(node), chunk * graph.dimensions);
  return matrix;
}
