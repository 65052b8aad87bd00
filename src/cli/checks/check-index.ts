import { listFiles } from '../../ingest/corpus/list-files.ts';
import type { NoteCode } from '../../model/answer.ts';
import type { LibraryStatus } from '../../model/library.ts';
import { EN } from '../../render/strings/strings-en.ts';
import { findManifest } from '../../store/open-index.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { isIndexFresh } from '../../wire/build-index.ts';
import { openLibrary } from '../../wire/open-library.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const BUILD = 'Run "npm run index".';
const REMEDIES: Partial<Record<NoteCode, string>> = {
  'dense-unavailable': 'Run "npm run model", then "npm run index".',
  'reader-unavailable': 'Run "git checkout -- models".',
  'calibration-mismatch': 'Use the models and settings this version came with.',
  'index-fallback': BUILD,
};

export async function checkArticles({ dataDir }: Config): Promise<Finding> {
  const name = 'articles';
  try {
    const { files } = await listFiles(dataDir);
    if (files.length > 0) return ok(name, `${files.length} files below ${dataDir}`);
    return fail(name, `no files below ${dataDir}`, 'Put article files there, or set YOUJU_DATA_DIR in .env.');
  } catch (error) {
    return findingOf(name, error);
  }
}

/** Opens the index as the bot would, its self-test included. */
export async function checkIndex(config: Config, log: Log): Promise<Finding> {
  const name = 'index';
  try {
    const manifest = await findManifest(config.indexDir);
    if (!manifest)
      return warn(name, `none at ${config.indexDir} yet`, `${BUILD.slice(0, -1)}; "npm start" does it too.`);
    const library = await openLibrary(config, log);
    const status = await library.status();
    await library.close();
    if (!(await isIndexFresh(config)))
      return warn(name, `${sizeOf(status)}; articles or settings have changed since`, BUILD);
    return judge(status);
  } catch (error) {
    return findingOf(name, error);
  }
}

function judge(status: LibraryStatus): Finding {
  const size = sizeOf(status);
  if (status.vectors !== status.chunks) return warn('index', `${size}: not every passage has its vector`, BUILD);
  const [note] = status.notes;
  if (note === undefined) return ok('index', size);
  const text = [size, ...status.notes.map((code) => EN.notes[code])].join('; ');
  return warn('index', text, REMEDIES[note] ?? BUILD);
}

function sizeOf({ version, articles, chunks, vectors }: LibraryStatus): string {
  return `${version}: ${articles} articles, ${chunks} passages, ${vectors} vectors`;
}

function findingOf(name: string, error: unknown): Finding {
  if (error instanceof OperatorError) return fail(name, error.message, error.remedy);
  throw error;
}
