import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDamagedFile } from './integrity/file-sums.ts';
import { MANIFEST_FILE } from './integrity/version-files.ts';
import { type Manifest, parseManifest } from './manifest.ts';

/** The reason why a version cannot be used. */
export interface VersionProblem {
  readonly problem: string;
}

/** The manifest of a version's directory; only its own checksum is verified, not those of the other files. */
export async function readManifest(directory: string): Promise<Manifest | VersionProblem> {
  try {
    return parseManifest(await readFile(join(directory, MANIFEST_FILE), 'utf8'));
  } catch (error) {
    return { problem: `${MANIFEST_FILE} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` };
  }
}

/** The damage in a version's directory, every byte checked; undefined if it is intact. */
export async function findVersionProblem(directory: string): Promise<string | undefined> {
  const manifest = await readManifest(directory);
  if ('problem' in manifest) return manifest.problem;
  return findDamagedFile(directory, manifest.files);
}
