import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { sha256, writeFileAtomic } from '../../support/files.ts';
import type { Problem } from '../report.ts';
import type { CleanedArticle } from './clean-article.ts';

/**
 * The cleaned articles of one file, without their sources, because a corpus with its sources may not fit into memory.
 */
export interface ReadFile {
  readonly cleaned: readonly CleanedArticle[];
  readonly problems: readonly Problem[];
}

/**
 * A cache of cleaned files by name and content, so that an unchanged file is not cleaned again. It may be deleted at
 * any time, and nothing fails if it cannot be read or written.
 */
export interface CleanedCache {
  /** `sum` is the SHA-256 of the file's content. */
  find(file: string, sum: string): ReadFile | undefined;
  put(file: string, sum: string, read: ReadFile): void;
  /** Writes what was found or put since opening, and nothing else, where that is not what lies there. */
  save(): Promise<void>;
}

/** A cache that keeps nothing, so that every file is cleaned. */
export const NO_CLEANED_CACHE: CleanedCache = { find: () => undefined, put: () => {}, save: async () => {} };

const SUM_BYTES = 32;

/**
 * Opens a cache in one file, sealed by its checksum.
 * @param makers name of the cleaning code; results of other code are not found
 * @param distrust true to find nothing of earlier runs
 */
export async function openCleanedCache(path: string, makers: string, distrust = false): Promise<CleanedCache> {
  const before = distrust ? new Map<string, ReadFile>() : await readBefore(path, makers);
  const now = new Map<string, ReadFile>();
  let isChanged = false;
  const keyOf = (file: string, sum: string) => `${sum} ${file}`;
  return {
    find: (file, sum) => {
      const key = keyOf(file, sum);
      const read = before.get(key);
      if (read) now.set(key, read);
      return read;
    },
    put: (file, sum, read) => {
      now.set(keyOf(file, sum), read);
      isChanged = true;
    },
    save: async () => {
      if (!isChanged && now.size === before.size) return;
      const bytes = serialize({ makers, files: now });
      const sealed = Buffer.concat([Buffer.from(sha256(bytes), 'hex'), bytes]);
      await writeFileAtomic(path, sealed).catch((error: NodeJS.ErrnoException) => {
        if (error.code === undefined) throw error;
      });
    },
  };
}

async function readBefore(path: string, makers: string): Promise<Map<string, ReadFile>> {
  const sealed = await readFile(path).catch(() => Buffer.alloc(0));
  const bytes = sealed.subarray(SUM_BYTES);
  if (sha256(bytes) !== sealed.toString('hex', 0, SUM_BYTES)) return new Map();
  try {
    const kept = deserialize(bytes) as { readonly makers: string; readonly files: Map<string, ReadFile> };
    return kept.makers === makers ? kept.files : new Map();
  } catch {
    // The file is intact but comes from a later Node.js, whose layout this one cannot read.
    return new Map();
  }
}
