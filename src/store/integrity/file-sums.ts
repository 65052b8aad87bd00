import { createHash } from 'node:crypto';
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile, sha256 } from '../../support/files.ts';

/** How a file was when it was written. */
export interface FileSum {
  readonly bytes: number;
  /** SHA-256, lower-case hex. */
  readonly sha256: string;
}

/** Writes a file through to the disk. @returns the sum of what was to be written, whatever the disk has made of it. */
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

/** The sum of a file as it lies on the disk. */
export async function readSum(path: string): Promise<FileSum> {
  return { bytes: (await stat(path)).size, sha256: await hashFile(path) };
}

/**
 * What is wrong with the first damaged file of a directory, or undefined where all are as they were written. Reads every
 * byte: about 2 s a gigabyte.
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

/** Like {@link findDamagedFile}, of one file whose bytes are in memory already. */
export function isDamaged(content: Uint8Array, sum: FileSum | undefined): boolean {
  return sum === undefined || content.byteLength !== sum.bytes || sha256(content) !== sum.sha256;
}

export function damaged(name: string): string {
  return `${name} is damaged (its checksum differs)`;
}

/** Files of a directory as they were written. */
export interface SummedFiles {
  readonly directory: string;
  readonly sums: Readonly<Record<string, FileSum>>;
}

/** Makes files that another directory has with the same sums, and whole, links to those there: their bytes are kept once. */
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
      // Some disks know no links, or no further one to this file.
      await rm(linked, { force: true });
    }
  }
}
