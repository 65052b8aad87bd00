import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Replaces the whole file at `path`: readers see the old or the new content, even after a crash or a power cut. */
export async function writeFileAtomic(path: string, content: string | Uint8Array): Promise<void> {
  // The name is hidden, so that the leftover of a killed process does not count as a file of the folder.
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes a folder and its missing parents. The recursive option of mkdir is not used, because it never ends in places
 * where nobody may make a folder (below /proc). @throws the error of the system, ENOTDIR if a file is in the way.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) return;
    if (found) throw Object.assign(new Error(`${path} is no folder`, { cause: error }), { code: 'ENOTDIR', path });
    const parent = dirname(path);
    const isParentMissing = code === 'ENOENT' && parent !== path && !(await stat(parent).catch(() => undefined));
    if (!isParentMissing) throw error;
    await makeFolder(parent);
    await makeFolder(path);
  }
}

/** Writes the names in a folder to the disk, if the system supports that. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    // Windows cannot open folders, and some file systems cannot sync them.
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** A smaller file is read at once, because reading it in pieces costs more than its bytes. Chosen by hand. */
const PIECES_FROM_BYTES = 1024 * 1024;
const HASHED_BYTES = 1024 * 1024;

/** SHA-256 of a file, in lower-case hex; reads a large one in pieces. */
export async function hashFile(path: string): Promise<string> {
  // At once: for a small file the ways to other threads and back cost five times what reading it does.
  if (statSync(path).size < PIECES_FROM_BYTES) return sha256(readFileSync(path));
  const hash = createHash('sha256');
  const handle = await open(path);
  try {
    // One buffer for all of it, because those of a stream would stay until the next garbage collection.
    const buffer = Buffer.allocUnsafe(HASHED_BYTES);
    for (let read = -1; read !== 0; ) {
      read = (await handle.read(buffer, 0, HASHED_BYTES)).bytesRead;
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

/** SHA-256 of a text or bytes, in lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
