import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openSqlite } from '../../support/sqlite.ts';

/** Folder beside the history for its copies, each named after its instant, together with the salt that they need. */
const FOLDER = 'copies';
const COPY = /^history-[\dTZ]+\.db$/;
const KEPT = 7;
const DAY_MS = 24 * 3_600_000;

/** Path of the copies of a history. */
function copiesFolder(directory: string): string {
  return join(directory, FOLDER);
}

/** Names of the copies, oldest first. */
export function listCopies(directory: string): string[] {
  const folder = copiesFolder(directory);
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => COPY.test(name))
        .sort()
    : [];
}

/** Copies the history at once, before a step that cannot be undone. The last seven copies are kept. */
export function copyBeforeMigration(db: Database, directory: string, now: Date): void {
  const path = prepare(directory, now);
  rmSync(path, { force: true });
  db.prepare('VACUUM INTO ?').run(path);
  prune(directory);
}

/**
 * Copies the history if the latest copy is a day old or missing; other work continues meanwhile. An interrupted copy
 * does not count, and neither does one from a clock that was ahead.
 */
export async function copyDaily(directory: string, now: Date): Promise<void> {
  const latest = listCopies(directory).findLast((name) => name <= nameOf(now));
  if (latest !== undefined && latest > nameOf(new Date(now.getTime() - DAY_MS))) return;
  const path = prepare(directory, now);
  const db = openSqlite(join(directory, 'history.db'), { readonly: true, timeout: 5_000 });
  try {
    await db.backup(`${path}.tmp`);
    await rename(`${path}.tmp`, path);
  } finally {
    db.close();
    await rm(`${path}.tmp`, { force: true });
  }
  prune(directory);
}

/** Runs work on every copy too, so that forgotten data is forgotten there; a damaged copy is deleted. */
export function inEveryCopy(directory: string, work: (db: Database) => void): void {
  for (const name of listCopies(directory)) {
    const path = join(copiesFolder(directory), name);
    try {
      const db = openSqlite(path, { timeout: 5_000 });
      try {
        db.pragma('foreign_keys = ON');
        db.pragma('secure_delete = ON');
        work(db);
      } finally {
        db.close();
      }
    } catch {
      rmSync(path, { force: true });
    }
  }
}

function prepare(directory: string, now: Date): string {
  mkdirSync(copiesFolder(directory), { recursive: true });
  copyFileSync(join(directory, 'salt'), join(copiesFolder(directory), 'salt'));
  return join(copiesFolder(directory), nameOf(now));
}

function nameOf(instant: Date): string {
  return `history-${instant.toISOString().replace(/[-:.]/g, '')}.db`;
}

function prune(directory: string): void {
  for (const name of listCopies(directory).slice(0, -KEPT))
    rmSync(join(copiesFolder(directory), name), { force: true });
}
