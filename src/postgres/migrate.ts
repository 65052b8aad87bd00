import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { runner } from 'node-pg-migrate';
import { OperatorError } from '../support/errors.ts';
import { type Postgres, placeOf } from './postgres.ts';

/** A schema of the database and the folder of its changes: SQL files named NUMBER_NAME.sql, never changed once released. */
export interface Schema {
  readonly name: string;
  readonly migrationsDir: string;
}

const TABLE = 'migration';
/** A change of a large table takes its time. */
const MIGRATION_MS = 10 * 60_000;
/** SQLSTATE of a role that may not do that. */
const NO_RIGHT = '42501';

/**
 * Brings a schema up to date, the outstanding changes as a whole; processes that start together wait for one another. A role
 * without the right to change it may use one that is up to date.
 * @throws DATABASE_OUTDATED where this role may not change it; DATABASE_NEWER; DATABASE_UNAVAILABLE.
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
      // To make one that is there already takes a right that its owner may lack.
      createSchema: found?.name == null,
      migrationsTable: TABLE,
      advisoryLockMode: 'wait',
      log: () => {},
    });
    await query(`SET statement_timeout = ${database.settings.statementMs}`);
    await query('RESET search_path');
  });
}

/** Changes that the database has, by name; none where the schema is not there, or not for this role. */
async function listDone(database: Postgres, schema: string): Promise<string[]> {
  const [found] = await database.query<{ table: string | null }>('SELECT to_regclass($1)::text AS "table"', [
    `${schema}.${TABLE}`,
  ]);
  if (!found?.table) return [];
  const rows = await database.query<{ name: string }>(`SELECT name FROM ${schema}.${TABLE} ORDER BY id`);
  return rows.map(({ name }) => name);
}
