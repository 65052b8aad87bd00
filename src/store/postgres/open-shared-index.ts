import { join } from 'node:path';
import { migrateSchema } from '../../postgres/migrate.ts';
import { Postgres, type PostgresSettings, type SqlQuery } from '../../postgres/postgres.ts';
import { PROJECT_DIR, type SharedIndexConfig } from '../../support/config.ts';
import type { Published } from '../versions.ts';

/** Channel on which processes learn that another version is published. */
export const INDEX_CHANNEL = 'youju_index';

export const INDEX_SCHEMA = 'youju_index';

/** `mirror`: readers search in copies of the files; `database`: they search in the database. */
export type IndexReading = SharedIndexConfig['reading'];

/** The graph over a million vectors takes hours. */
export const BUILDING_MS = 6 * 60 * 60_000;

/** Nobody waits for a version within seconds, and a part of a file is slow over a slow line. */
const TIMING = {
  connections: 2,
  statementMs: 30_000,
  patienceMs: 30_000,
  queueMs: 60_000,
} satisfies Partial<PostgresSettings>;

/** The connection settings for the database of an index. */
export function indexDatabase(url: string): PostgresSettings {
  return { ...TIMING, url, name: 'youju index' };
}

/**
 * Works with the database of an index and creates or updates its tables if this role may.
 * @throws DATABASE_UNAVAILABLE, DATABASE_OUTDATED, DATABASE_NEWER.
 */
export async function withSharedIndex<T>(
  url: string,
  work: (db: Postgres) => Promise<T>,
  timing: Partial<PostgresSettings> = {},
): Promise<T> {
  const db = new Postgres({ ...indexDatabase(url), ...timing });
  try {
    await migrateSchema(db, { name: INDEX_SCHEMA, migrationsDir: join(PROJECT_DIR, 'src/store/postgres/migrations') });
    return await work(db);
  } finally {
    await db.close();
  }
}

/** The versions that the database publishes; empty if it publishes none. */
export async function readSharedPublished(query: SqlQuery): Promise<Published> {
  const sql = `SELECT versions, is_pinned AS "isPinned" FROM ${INDEX_SCHEMA}.published`;
  const [row] = await query<Published>(sql);
  return row ?? { versions: [], isPinned: false };
}
