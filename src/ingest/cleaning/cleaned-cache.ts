import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { sha256, writeFileAtomic } from '../../support/files.ts';
import type { Problem } from '../report.ts';
import type { CleanedArticle } from './clean-article.ts';

/** What cleaning gave of one file: articles alone, for a corpus is larger with its sources than memory may be. */
export interface ReadFile {
  readonly cleaned: readonly CleanedArticle[];
  readonly problems: readonly Problem[];
}

/**
 * What cleaning gave of files before, by name and content, so that an unchanged file is not cleaned again. It may be taken away
 * at any time, and nothing fails where it cannot be read or written.
 */
export interface CleanedCache {
  find(file: string, content: Uint8Array): ReadFile | undefined;
  put(file: string, content: Uint8Array, read: ReadFile): void;
  /** Writes what was found or put since opening, and nothing else, where that is not what lies there. */
  save(): Promise<void>;
}

/** Cleans every time. */
export const NO_CLEANED_CACHE: CleanedCache = { find: () => undefined, put: () => {}, save: async () => {} };

const SUM_BYTES = 32;

/**
 * A cache in one file, sealed by its checksum.
 * @param makers names what cleans: what another has cleaned is not found
 * @param distrust nothing of before is found at all
 */
export async function openCleanedCache(path: string, makers: string, distrust = false): Promise<CleanedCache> {
  const before = distrust ? new Map<string, ReadFile>() : await readBefore(path, makers);
  const now = new Map<string, ReadFile>();
  let isChanged = false;
  const keyOf = (file: string, content: Uint8Array) => `${sha256(content)} ${file}`;
  return {
    find: (file, content) => {
      const key = keyOf(file, content);
      const read = before.get(key);
      if (read) now.set(key, read);
      return read;
    },
    put: (file, content, read) => {
      now.set(keyOf(file, content), read);
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
    // Whole, but written by a later Node.js, whose layout this one does not know.
    return new Map();
  }
}
