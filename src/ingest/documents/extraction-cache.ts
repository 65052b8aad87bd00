import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile, sha256, writeFileAtomic } from '../../support/files.ts';
import type { Extraction, ExtractionTask } from '../extraction.ts';

/** Raised whenever a parser gives other parts for the same bytes. */
const PARSER_VERSION = 1;
const ENDING = '.json';

/**
 * What documents' parsers gave before, by content, so that an unchanged document is not parsed again. It may be taken away
 * at any time, and nothing fails where it cannot be written.
 */
export interface ExtractionCache {
  /** What the parser gave of these bytes before, else what `parse` gives now. Only articles are kept: no refusal, no archive. */
  getOrParse(task: ExtractionTask, parse: (task: ExtractionTask) => Promise<Extraction>): Promise<Extraction>;
  /** Deletes what was not asked for since the cache was opened. */
  prune(): Promise<void>;
}

/** Parses every time. */
export const NO_EXTRACTION_CACHE: ExtractionCache = {
  getOrParse: (task, parse) => parse(task),
  prune: async () => {},
};

/** A cache of one file a document in `dir`, which is made when it is needed. */
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
