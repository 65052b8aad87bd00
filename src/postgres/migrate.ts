import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { runner } from 'node-pg-migrate';
import { OperatorError } from '../support/errors.ts';
import { type Postgres, placeOf } from './postgres.ts';

/**
 * A schema of the database and the folder of its migrations: SQL files named NUMBER_NAME.sql, never changed after a
 * release.
 */
export interface Schema {
  readonly name: string;
  readonly migrationsDir: string;
}

const TABLE = 'migration';
/** A change of a large table is slow. */
const MIGRATION_MS = 10 * 60_000;
/** SQLSTATE of a role without the right for a statement. */
const NO_RIGHT = '42501';

/**
 * Brings a schema up to date with all missing migrations in one transaction; processes that start together wait for
 * each other. A role without the right to change the schema may still use one that is up to date.
 * @throws DATABASE_OUTDATED if this role may not change it; DATABASE_NEWER; DATABASE_UNAVAILABLE.
 */
export async function migrateSchema(database: Postgres, { name, migrationsDir }: Schema): Promise<void> {
  const files = (await readdir(migrationsDir)).filter((file) => file.endsWith('.sql'));
  const known = new Set(files.map((file) => basename(file, '.sql')));
  const place = placeOf(database.settings.url);
  try {
    const done = await listDone(database, name);
    if (done.some((migration) => !known.has(migration))) throw OperatorError.of('DATABASE_NEWER', { place });
    if (done.length < known.size) await runMigrations(database, { name, migrationsDir });
  } catch (error) {
    if ((error as { code?: unknown }).code !== NO_RIGHT) throw error;
    throw OperatorError.of('DATABASE_OUTDATED', { place, schema: name }, error);
  }
}

function runMigrations(database: Postgres, { name, migrationsDir }: Schema): Promise<void> {
  return database.withConnection(async (query, client) => {
    await query(`SET statement_timeout = ${MIGRATION_MS}`);
    const [found] = await query<{ name: string | null }>('SELECT to_regnamespace($1)::text AS name', [name]);
    await runner({
      dbClient: client,
      dir: migrationsDir,
      direction: 'up',
      schema: name,
      // CREATE SCHEMA needs a right that the owner of an existing schema may lack.
      createSchema: found?.name == null,
      migrationsTable: TABLE,
      advisoryLockMode: 'wait',
      log: () => {},
    });
    await query(`SET statement_timeout = ${database.settings.statementMs}`);
    await query('RESET search_path');
  });
}

/** Names of the migrations that the database has; empty if the schema is missing or hidden from this role. */
async function listDone(database: Postgres, schema: string): Promise<string[]> {
  const [found] = await database.query<{ table: string | null }>('SELECT to_regclass($1)::text AS "table"', [
    `${schema}.${TABLE}`,
  ]);
  if (!found?.table) return [];
  const rows = await database.query<{ name: string }>(`SELECT name FROM ${schema}.${TABLE} ORDER BY id`);
  return rows.map(({ name }) => name);
}
