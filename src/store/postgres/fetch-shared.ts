import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Postgres, placeOf } from '../../postgres/postgres.ts';
import { OperatorError } from '../../support/errors.ts';
import { type FileSum, writeSummed } from '../integrity/file-sums.ts';
import { MANIFEST_FILE } from '../integrity/version-files.ts';
import { parseManifest } from '../manifest.ts';
import { findVersionProblem } from '../verify-version.ts';
import { makeBuildDirectory, placeVersion, prune, readPublished, versionPath, writePublished } from '../versions.ts';
import { INDEX_SCHEMA, type IndexReading, readSharedPublished } from './open-shared-index.ts';
import { baseOfReading, nameOfReading, READING_SCHEMA } from './reading/tables.ts';

/** Number of times the fetching restarts, because versions may be published and removed meanwhile. */
const MAX_CHANGES = 5;
/** Names come from the database, so this pattern keeps files inside the version's folder. */
const FILE_NAME = /^\w[\w.-]*$/;
const VERSION_NAME = /^[\w-]+$/;

/**
 * Brings the index directory to the version that the database publishes: fetches its files, verifies their checksums,
 * and only then makes it the current one. The former version stays as a fallback. Of a version that is searched in the
 * database, a reader keeps one file under a name of its own.
 * @returns the version, and true if it differs from the one before.
 * @throws INDEX_MISSING if nothing is published; INDEX_BROKEN if the fetched files differ from the written ones;
 * DATABASE_UNAVAILABLE.
 */
export async function fetchShared(
  db: Postgres,
  indexDir: string,
  reading: IndexReading = 'mirror',
): Promise<{ version: string; isNew: boolean }> {
  const place = placeOf(db.settings.url);
  for (let changes = 0; ; changes++) {
    const { versions, isPinned } = await readSharedPublished((sql) => db.query(sql));
    const [published] = versions;
    if (published === undefined) throw OperatorError.of('INDEX_MISSING', { path: place });
    const version = reading === 'database' ? nameOfReading(published) : published;
    if (!VERSION_NAME.test(version)) throw OperatorError.of('INDEX_BROKEN', { path: place, reason: 'a strange name' });
    const here = await readPublished(indexDir);
    const isWhole = (await findVersionProblem(versionPath(indexDir, version))) === undefined;
    if (here.versions[0] === version && isWhole && here.problem === undefined) return { version, isNew: false };
    const problem = isWhole ? undefined : await fetchVersion(db, indexDir, version);
    if (problem === undefined) {
      const kept = here.versions.find((name) => name !== version);
      await writePublished(indexDir, { versions: [version, ...(kept === undefined ? [] : [kept])], isPinned });
      await prune(indexDir, new Set([version, ...(kept === undefined ? [] : [kept])]));
      return { version, isNew: true };
    }
    const now = await readSharedPublished((sql) => db.query(sql));
    if (changes === MAX_CHANGES || now.versions.includes(published))
      throw OperatorError.of('INDEX_BROKEN', { path: place, reason: problem });
  }
}

/** @returns the problem of the fetched version; undefined if it is intact. */
async function fetchVersion(db: Postgres, indexDir: string, version: string): Promise<string | undefined> {
  const source = baseOfReading(version);
  const isReading = source !== version;
  if (isReading && !(await hasReadings(db))) return 'the builder does not publish it with INDEX_READING=database';
  const schema = isReading ? READING_SCHEMA : INDEX_SCHEMA;
  const [row] = await db.query<{ manifest: string }>(`SELECT manifest FROM ${schema}.version WHERE name = $1`, [
    source,
  ]);
  if (row === undefined) return `version ${version} is missing`;
  const manifest = parseManifest(row.manifest);
  if ('problem' in manifest) return manifest.problem;
  const directory = await makeBuildDirectory(indexDir, version);
  try {
    for (const [name, sum] of Object.entries(manifest.files)) {
      if (!FILE_NAME.test(name)) return `${name} is no name of a file`;
      await fetchFile(db, { directory, version: source, name, sum });
    }
    await writeSummed(join(directory, MANIFEST_FILE), Buffer.from(row.manifest));
    const problem = await findVersionProblem(directory);
    if (problem === undefined) await placeVersion(indexDir, directory, version);
    return problem;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function hasReadings(db: Postgres): Promise<boolean> {
  const [row] = await db.query<{ name: string | null }>('SELECT to_regclass($1)::text AS name', [
    `${READING_SCHEMA}.version`,
  ]);
  return row?.name != null;
}

interface Wanted {
  readonly directory: string;
  readonly version: string;
  readonly name: string;
  readonly sum: FileSum;
}

/** Fetches the parts one after the other, up to the known size of the file. */
async function fetchFile(db: Postgres, { directory, version, name, sum }: Wanted): Promise<void> {
  // The driver receives rows as text, and base64 is shorter than the usual hexadecimal form of bytes.
  const sql = `SELECT encode(content, 'base64') AS content FROM ${INDEX_SCHEMA}.part
    WHERE version = $1 AND file = $2 AND part = $3`;
  const file = await open(join(directory, name), 'w');
  try {
    let bytes = 0;
    for (let part = 0; bytes < sum.bytes; part++) {
      const [row] = await db.query<{ content: string }>(sql, [version, name, part]);
      if (row === undefined) return;
      const content = Buffer.from(row.content, 'base64');
      await file.write(content);
      bytes += content.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
