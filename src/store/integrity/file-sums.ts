import { createHash } from 'node:crypto';
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile, sha256 } from '../../support/files.ts';

/** Size and checksum of a file at the time it was written. */
export interface FileSum {
  readonly bytes: number;
  /** SHA-256, lower-case hex. */
  readonly sha256: string;
}

/**
 * Writes a file through to the disk. @returns the sum of the intended content, even if the disk stored something else.
 */
export async function writeSummed(path: string, content: Uint8Array): Promise<FileSum> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') };
}

/** The sum of a file as it is on the disk. */
export async function readSum(path: string): Promise<FileSum> {
  return { bytes: (await stat(path)).size, sha256: await hashFile(path) };
}

/**
 * A description of the first damaged file of a directory; undefined if all are intact. It reads every byte: about 2 s a
 * gigabyte.
 */
export async function findDamagedFile(
  directory: string,
  sums: Readonly<Record<string, FileSum>>,
): Promise<string | undefined> {
  const present = new Set(await readdir(directory));
  for (const [name, sum] of Object.entries(sums)) {
    if (!present.has(name)) return `${name} is missing`;
    const path = join(directory, name);
    const { size } = await stat(path);
    if (size !== sum.bytes) return `${name} is damaged (${size} bytes where ${sum.bytes} were written)`;
    if ((await hashFile(path)) !== sum.sha256) return damaged(name);
  }
  return undefined;
}

/** The same check as {@link findDamagedFile} for one file that is already in memory. */
export function isDamaged(content: Uint8Array, sum: FileSum | undefined): boolean {
  return sum === undefined || content.byteLength !== sum.bytes || sha256(content) !== sum.sha256;
}

export function damaged(name: string): string {
  return `${name} is damaged (its checksum differs)`;
}

/** Files of a directory with their sums. */
export interface SummedFiles {
  readonly directory: string;
  readonly sums: Readonly<Record<string, FileSum>>;
}

/**
 * Replaces files that another directory has with the same sums, intact, by links to those, so that their bytes are
 * stored once.
 */
export async function shareEqualFiles(
  directory: string,
  sums: Readonly<Record<string, FileSum>>,
  other: SummedFiles,
): Promise<void> {
  for (const [name, { sha256: sum }] of Object.entries(sums)) {
    const there = join(other.directory, name);
    if (other.sums[name]?.sha256 !== sum || (await hashFile(there).catch(() => undefined)) !== sum) continue;
    const linked = join(directory, `${name}.linked`);
    try {
      await link(there, linked);
      await rename(linked, join(directory, name));
    } catch {
      // Some disks have no links, or allow no further link to this file.
      await rm(linked, { force: true });
    }
  }
}
