import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Postgres, SqlQuery } from '../../postgres/postgres.ts';
import { OperatorError } from '../../support/errors.ts';
import { MANIFEST_FILE } from '../integrity/version-files.ts';
import { parseManifest } from '../manifest.ts';
import { findVersionProblem } from '../verify-version.ts';
import { readPublished, versionPath } from '../versions.ts';
import { INDEX_CHANNEL, INDEX_SCHEMA, type IndexReading, readSharedPublished } from './open-shared-index.ts';
import { dropReadings, listReadings, migrateReading, publishReading } from './reading/publish-reading.ts';
import { baseOfReading } from './reading/tables.ts';

/**
 * Bytes of a file per row: little beside the memory of either side, and much beside the cost of a round trip. Chosen by
 * hand.
 */
const PART_BYTES = 1024 * 1024;
const PUT_PART = `INSERT INTO ${INDEX_SCHEMA}.part (version, file, part, content) VALUES ($1, $2, $3, $4)`;
/** Number of a lock of the database that makes publishers wait for each other. */
const PUBLISHING = "hashtext('youju index publishing')";

/**
 * Copies the versions that the index directory publishes to the database, as far as they are missing, in one
 * transaction: readers see all of it or nothing. Unpublished versions are removed. If versions are to be searched in
 * the database, it writes their rows as well.
 * @throws INDEX_BROKEN if a version is damaged; DATABASE_UNAVAILABLE; DATABASE_WITHOUT_VECTORS.
 */
export async function publishShared(db: Postgres, indexDir: string, reading: IndexReading = 'mirror'): Promise<void> {
  const { versions, isPinned, problem } = await readPublished(indexDir);
  const reason = problem ?? (await findDamage(indexDir, versions));
  if (reason !== undefined) throw OperatorError.of('INDEX_BROKEN', { path: indexDir, reason });
  if (reading === 'database') await migrateReading(db);
  await db.transaction(async (query) => {
    await query(`SELECT pg_advisory_xact_lock(${PUBLISHING})`);
    const there = await query<{ name: string }>(`SELECT name FROM ${INDEX_SCHEMA}.version`);
    const known = new Set(there.map(({ name }) => name));
    for (const version of versions) {
      if (!known.has(version)) await upload(query, versionPath(indexDir, version), version);
    }
    if (reading === 'database') await publishReadings(query, indexDir, versions);
    await query(
      `INSERT INTO ${INDEX_SCHEMA}.published (versions, is_pinned) VALUES ($1, $2)
       ON CONFLICT (is_only) DO UPDATE SET versions = excluded.versions, is_pinned = excluded.is_pinned`,
      [versions, isPinned],
    );
    await query(`DELETE FROM ${INDEX_SCHEMA}.version WHERE name <> ALL ($1)`, [versions]);
    await query('SELECT pg_notify($1, $2)', [INDEX_CHANNEL, versions[0] ?? '']);
  });
}

/** True if the database publishes the same versions as the index directory. */
export async function isPublishedThere(
  db: Postgres,
  indexDir: string,
  reading: IndexReading = 'mirror',
): Promise<boolean> {
  const here = await readPublished(indexDir);
  const there = await readSharedPublished((sql) => db.query(sql));
  const versions = here.versions.map(baseOfReading);
  const isSame = versions.join() === there.versions.join() && here.isPinned === there.isPinned;
  if (!isSame || reading === 'mirror') return isSame;
  await migrateReading(db);
  const readings = new Set((await listReadings((sql) => db.query(sql))).map(({ name }) => name));
  return versions.every((version) => readings.has(version));
}

async function publishReadings(query: SqlQuery, indexDir: string, versions: readonly string[]): Promise<void> {
  const known = new Set((await listReadings(query)).map(({ name }) => name));
  for (const version of versions) {
    if (known.has(version)) continue;
    const upload = (file: string, bytes: Buffer) => uploadBytes(query, { version, file, bytes });
    await publishReading(query, { directory: versionPath(indexDir, version), version, upload });
  }
  await dropReadings(query, versions);
}

async function findDamage(indexDir: string, versions: readonly string[]): Promise<string | undefined> {
  if (versions.length === 0) return 'nothing is published in it';
  for (const version of versions) {
    const damage = await findVersionProblem(versionPath(indexDir, version));
    if (damage !== undefined) return damage;
  }
  return undefined;
}

async function upload(query: SqlQuery, directory: string, version: string): Promise<void> {
  const text = await readFile(join(directory, MANIFEST_FILE), 'utf8');
  const manifest = parseManifest(text);
  if ('problem' in manifest) throw OperatorError.of('INDEX_BROKEN', { path: directory, reason: manifest.problem });
  await query(`INSERT INTO ${INDEX_SCHEMA}.version (name, manifest) VALUES ($1, $2)`, [version, text]);
  for (const name of Object.keys(manifest.files)) await uploadFile(query, { directory, version, name });
}

async function uploadBytes(
  query: SqlQuery,
  { version, file, bytes }: { readonly version: string; readonly file: string; readonly bytes: Buffer },
): Promise<void> {
  for (let part = 0; part * PART_BYTES < bytes.length; part++) {
    const content = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await query(PUT_PART, [version, file, part, content]);
  }
}

async function uploadFile(
  query: SqlQuery,
  { directory, version, name }: { readonly directory: string; readonly version: string; readonly name: string },
): Promise<void> {
  const file = await open(join(directory, name), 'r');
  try {
    for (let part = 0; ; part++) {
      const buffer = Buffer.allocUnsafe(PART_BYTES);
      const { bytesRead } = await file.read(buffer, 0, PART_BYTES, part * PART_BYTES);
      if (bytesRead === 0) return;
      await query(PUT_PART, [version, name, part, buffer.subarray(0, bytesRead)]);
    }
  } finally {
    await file.close();
  }
}
