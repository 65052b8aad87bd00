import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../support/errors.ts';
import { syncFolder, writeFileAtomic } from '../support/files.ts';
import { sealJson, unsealJson } from '../support/sealed-json.ts';
import { systemReason } from '../support/system-faults.ts';
import { findVersionProblem } from './verify-version.ts';

/**
 * The index directory:
 *
 *     CURRENT               names of the published version and the one before it
 *     versions/NAME/        one complete index, never changed
 *     building-…/           a version in progress; worthless after a crash
 *     serving/PID.json      the version from which a running process answers
 *     vectors.sqlite        vectors of a build that is in progress or was interrupted
 *     cleaned.v8            cache of cleaned files; may be deleted
 *     documents/            cache of parsed documents; may be deleted
 */
const CURRENT = 'CURRENT';
const BUILDING = 'building-';
const KEPT_VERSIONS = 2;

const currentFile = z.object({ versions: z.array(z.string().regex(/^[\w-]+$/)), isPinned: z.boolean() });

/** The content of CURRENT. */
export interface Published {
  /** The version to answer from, then the fallbacks; empty if nothing was published. */
  readonly versions: readonly string[];
  /** True if an operator has gone back to this version; only an operator can leave it again. */
  readonly isPinned: boolean;
  /** The problem of CURRENT itself; `versions` then lists the existing versions, the latest name first. */
  readonly problem?: string;
}

export function versionPath(indexDir: string, version: string): string {
  return join(indexDir, 'versions', version);
}

/** Makes an empty directory for building a version. */
export async function makeBuildDirectory(indexDir: string, version: string): Promise<string> {
  const path = join(indexDir, `${BUILDING}${version}`);
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  return path;
}

/** The published versions. @throws INDEX_UNREADABLE if CURRENT exists and cannot be read. */
export async function readPublished(indexDir: string): Promise<Published> {
  let text: string;
  try {
    text = await readFile(join(indexDir, CURRENT), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { versions: [], isPinned: false };
    throw OperatorError.of('INDEX_UNREADABLE', { path: indexDir, reason: systemReason(error) }, error);
  }
  try {
    return currentFile.parse(unsealJson(text));
  } catch {
    const names = await readdir(join(indexDir, 'versions')).catch(() => []);
    return { versions: names.sort().reverse(), isPinned: false, problem: `${CURRENT} is damaged` };
  }
}

/** The text of CURRENT, by which a change is noticed; undefined if it cannot be read. */
export async function readPublishedMark(indexDir: string): Promise<string | undefined> {
  return readFile(join(indexDir, CURRENT), 'utf8').catch(() => undefined);
}

/** Writes which versions are published; answers come from the first one. */
export async function writePublished(indexDir: string, { versions, isPinned }: Published): Promise<void> {
  await writeFileAtomic(join(indexDir, CURRENT), sealJson({ versions, isPinned }));
}

/**
 * Makes a finished build the current version: writes its files to the disk, renames its directory, then replaces
 * CURRENT as a whole. Readers see the old or the new version, never a part. Of the former versions, only the latest
 * intact one stays as a fallback.
 */
export async function publishVersion(indexDir: string, buildDir: string, version: string): Promise<void> {
  const { versions } = await readPublished(indexDir);
  await placeVersion(indexDir, buildDir, version);
  const before = versions.filter((name) => name !== version);
  const kept = [version, ...(await wholeOf(indexDir, before, KEPT_VERSIONS - 1))];
  await writePublished(indexDir, { versions: kept, isPinned: false });
  await prune(indexDir, new Set(kept));
}

/**
 * Moves a finished build to its place among the versions after its files are on the disk; it is not the current one
 * yet.
 */
export async function placeVersion(indexDir: string, buildDir: string, version: string): Promise<void> {
  await syncFiles(buildDir);
  await mkdir(join(indexDir, 'versions'), { recursive: true });
  await rm(versionPath(indexDir, version), { recursive: true, force: true });
  await rename(buildDir, versionPath(indexDir, version));
  await syncFolder(join(indexDir, 'versions'));
}

/** Removes the remains of builds that were killed or failed. Only the holder of the build lock may call it. */
export async function removeHalves(indexDir: string): Promise<void> {
  const halves = (await readdir(indexDir)).filter((name) => name.startsWith(BUILDING) || name.endsWith('.tmp'));
  for (const name of halves) await rm(join(indexDir, name), { recursive: true, force: true });
}

async function wholeOf(indexDir: string, versions: readonly string[], count: number): Promise<string[]> {
  const whole: string[] = [];
  for (const name of versions) {
    if (whole.length === count) break;
    if ((await findVersionProblem(versionPath(indexDir, name))) === undefined) whole.push(name);
  }
  return whole;
}

async function syncFiles(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    const file = await open(join(path, name), 'r');
    await file.sync();
    await file.close();
  }
  await syncFolder(path);
}

/** Removes all versions except these, and the remains of builds. Only the holder of the build lock may call it. */
export async function prune(indexDir: string, kept: ReadonlySet<string>): Promise<void> {
  const old = (await readdir(join(indexDir, 'versions'))).filter((name) => !kept.has(name));
  for (const name of old) await rm(versionPath(indexDir, name), { recursive: true, force: true });
  await removeHalves(indexDir);
}
