import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDamagedFile } from './integrity/file-sums.ts';
import { MANIFEST_FILE } from './integrity/version-files.ts';
import { type Manifest, parseManifest } from './manifest.ts';

/** Why a version cannot be used. */
export interface VersionProblem {
  readonly problem: string;
}

/** The manifest of a version's directory; its own checksum is looked at, those of the other files are not. */
export async function readManifest(directory: string): Promise<Manifest | VersionProblem> {
  try {
    return parseManifest(await readFile(join(directory, MANIFEST_FILE), 'utf8'));
  } catch (error) {
    return { problem: `${MANIFEST_FILE} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})` };
  }
}

/** What is damaged in a version's directory, every byte of it looked at; undefined where it is whole. */
export async function findVersionProblem(directory: string): Promise<string | undefined> {
  const manifest = await readManifest(directory);
  if ('problem' in manifest) return manifest.problem;
  return findDamagedFile(directory, manifest.files);
}
