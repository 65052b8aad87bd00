import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../support/files.ts';

/**
 * The index directory:
 *
 *     CURRENT               name of the published version, and below it the one before
 *     versions/NAME/        one complete index, never changed
 *     building-…/           a version being made; worthless after a crash
 *     vectors.sqlite        the vector cache
 *     documents/            what parsers gave of documents; may be taken away
 */
const CURRENT = 'CURRENT';
const BUILDING = 'building-';

export function versionPath(indexDir: string, version: string): string {
  return join(indexDir, 'versions', version);
}

/** An empty directory to build a version in. */
export async function makeBuildDirectory(indexDir: string, version: string): Promise<string> {
  const path = join(indexDir, `${BUILDING}${version}`);
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  return path;
}

/** Names of the published version and the one before it, newest first; empty where nothing was published. */
export async function readPublished(indexDir: string): Promise<string[]> {
  try {
    const text = await readFile(join(indexDir, CURRENT), 'utf8');
    return text.split('\n').filter((line) => line !== '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Makes a finished build the current version: its files reach the disk, its directory gets its name, then CURRENT is
 * replaced as a whole. Readers see the old or the new version, never a part. All but the last two are deleted.
 */
export async function publishVersion(indexDir: string, buildDir: string, version: string): Promise<void> {
  const before = await readPublished(indexDir);
  await syncDirectory(buildDir);
  await mkdir(join(indexDir, 'versions'), { recursive: true });
  await rm(versionPath(indexDir, version), { recursive: true, force: true });
  await rename(buildDir, versionPath(indexDir, version));
  const kept = [version, ...before.filter((name) => name !== version).slice(0, 1)];
  await writeFileAtomic(join(indexDir, CURRENT), `${kept.join('\n')}\n`);
  await prune(indexDir, new Set(kept));
}

async function syncDirectory(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    const file = await open(join(path, name), 'r');
    await file.sync();
    await file.close();
  }
}

async function prune(indexDir: string, kept: ReadonlySet<string>): Promise<void> {
  const old = (await readdir(join(indexDir, 'versions'))).filter((name) => !kept.has(name));
  for (const name of old) await rm(versionPath(indexDir, name), { recursive: true, force: true });
  const halves = (await readdir(indexDir)).filter((name) => name.startsWith(BUILDING));
  for (const name of halves) await rm(join(indexDir, name), { recursive: true, force: true });
}
