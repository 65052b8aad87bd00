import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile, sha256, writeFileAtomic } from '../../support/files.ts';
import type { Extraction, ExtractionTask } from '../extraction.ts';

/** Raised whenever a parser returns other parts for the same bytes. */
const PARSER_VERSION = 1;
const ENDING = '.json';

/**
 * A cache of the parsers' results by content, so that an unchanged document is not parsed again. It may be deleted at
 * any time, and nothing fails if it cannot be written.
 */
export interface ExtractionCache {
  /**
   * The cached result for these bytes, or the result of `parse`. Only articles are cached, no refusals and no archives.
   */
  getOrParse(task: ExtractionTask, parse: (task: ExtractionTask) => Promise<Extraction>): Promise<Extraction>;
  /** Deletes results that were not used since the cache was opened. */
  prune(): Promise<void>;
}

/** A cache that keeps nothing, so that every document is parsed. */
export const NO_EXTRACTION_CACHE: ExtractionCache = {
  getOrParse: (task, parse) => parse(task),
  prune: async () => {},
};

/** Opens a cache with one file per document in `dir`, which is created when it is needed. */
export function openExtractionCache(dir: string): ExtractionCache {
  const used = new Set<string>();
  return {
    getOrParse: async (task, parse) => {
      const name = `${sha256(JSON.stringify([PARSER_VERSION, task.format, await hashFile(task.path)]))}${ENDING}`;
      used.add(name);
      const kept = await readKept(join(dir, name));
      if (kept) return kept;
      const extraction = await parse(task);
      if (extraction.kind === 'parts') await keep(dir, name, extraction);
      return extraction;
    },
    prune: async () => {
      const names = await readdir(dir).catch(() => []);
      for (const name of names) if (!used.has(name)) await rm(join(dir, name), { force: true });
    },
  };
}

async function readKept(path: string): Promise<Extraction | undefined> {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as Extraction;
    return kept.kind === 'parts' && Array.isArray(kept.parts) ? kept : undefined;
  } catch {
    return undefined;
  }
}

async function keep(dir: string, name: string, extraction: Extraction): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await writeFileAtomic(join(dir, name), JSON.stringify(extraction));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
