import type { SqlQuery } from '../../../postgres/postgres.ts';

/** The schema of versions that are searched in the database. */
export const READING_SCHEMA = 'youju_reading';

/** Names of the tables of a version. */
export interface VersionTables {
  readonly article: string;
  readonly posting: string;
  readonly section: string;
  readonly vector: string;
}

/** The lexical index to which a posting belongs. */
export const UNIT = { section: 0, sentence: 1 } as const;

export function tablesOf(id: number): VersionTables {
  const name = (table: string) => `${READING_SCHEMA}.${table}_${id}`;
  return { article: name('article'), posting: name('posting'), section: name('section'), vector: name('vector') };
}

/** Creates the tables of a version, without the graph over its vectors. */
export async function makeTables(query: SqlQuery, tables: VersionTables, dimensions: number): Promise<void> {
  const { article, posting, section, vector } = tables;
  // Bodies are stored as JSON, because text cannot hold NUL or half of a surrogate pair.
  await query(`CREATE TABLE ${article} (place integer PRIMARY KEY, body text NOT NULL)`);
  // The documents of a term are in one or more blocks; `base` is added to the document numbers of a block.
  await query(`CREATE TABLE ${posting} (unit smallint NOT NULL, term integer NOT NULL, base integer NOT NULL,
    content bytea NOT NULL, PRIMARY KEY (unit, term, base))`);
  // The terms of every sentence of a section: number of the sentence, length of the rest, then the packed terms.
  await query(`CREATE TABLE ${section} (section integer PRIMARY KEY, content bytea NOT NULL)`);
  await query(`ALTER TABLE ${posting} ALTER COLUMN content SET STORAGE EXTERNAL`);
  await query(`ALTER TABLE ${section} ALTER COLUMN content SET STORAGE EXTERNAL`);
  if (dimensions === 0) return;
  await query(`CREATE TABLE ${vector} (id integer PRIMARY KEY, embedding vector(${dimensions}) NOT NULL)`);
  await query(`ALTER TABLE ${vector} ALTER COLUMN embedding SET STORAGE PLAIN`);
}

export async function dropTables(query: SqlQuery, { article, posting, section, vector }: VersionTables): Promise<void> {
  await query(`DROP TABLE IF EXISTS ${article}, ${posting}, ${section}, ${vector}`);
}

/** Version of pgvector in the database, as `version`. */
export const VECTOR_VERSION_SQL = "SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'";

/** Since 0.8 pgvector continues the search if a filter leaves too few, and half-precision vectors halve the graph. */
export function isNewVectorVersion(version = ''): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 0 || minor >= 8;
}

const SUFFIX = '-in-database';

/** The name of a version in the folder of a reader that searches it in the database. */
export function nameOfReading(version: string): string {
  return `${version}${SUFFIX}`;
}

/** The name of that version in the database. */
export function baseOfReading(name: string): string {
  return name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name;
}

/** SQL for the order of vectors: the negative inner product, in half precision if the server has that. */
export function distanceSql(isNew: boolean, dimensions: number, parameter: string): string {
  return isNew
    ? `embedding::halfvec(${dimensions}) <#> ${parameter}::halfvec(${dimensions})`
    : `embedding <#> ${parameter}::vector`;
}

/** Creates the graph over the vectors of a version. */
export async function makeGraphIndex(
  query: SqlQuery,
  { vector }: VersionTables,
  {
    dimensions,
    m,
    efConstruction,
  }: { readonly dimensions: number; readonly m: number; readonly efConstruction: number },
): Promise<void> {
  const [row] = await query<{ version: string }>(VECTOR_VERSION_SQL);
  const isNew = isNewVectorVersion(row?.version);
  const what = isNew ? `(embedding::halfvec(${dimensions})) halfvec_ip_ops` : 'embedding vector_ip_ops';
  await query(`CREATE INDEX ON ${vector} USING hnsw (${what}) WITH (m = ${m}, ef_construction = ${efConstruction})`);
}
