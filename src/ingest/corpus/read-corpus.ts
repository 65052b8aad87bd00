import { readFile, stat } from 'node:fs/promises';
import { type Article, collectionOfFile } from '../../model/article.ts';
import { sha256 } from '../../support/files.ts';
import { shinglesOf } from '../../text/words/shingles.ts';
import type { CleanedArticle } from '../cleaning/clean-article.ts';
import { type CleanedCache, NO_CLEANED_CACHE, type ReadFile } from '../cleaning/cleaned-cache.ts';
import { DOCUMENT_LIMITS } from '../document-limits.ts';
import { type ExtractionCache, NO_EXTRACTION_CACHE } from '../documents/extraction-cache.ts';
import type { CleaningReport, Problem } from '../report.ts';
import { withAliases } from './aliases.ts';
import { type CleanedFile, cleanFile, MAX_FILE_BYTES, refuseFile, TOO_LARGE } from './clean-file.ts';
import { markCopies, mergeDuplicates } from './duplicates.ts';
import type { CorpusState } from './hash-corpus.ts';
import { type DataFile, listFiles, reasonOf } from './list-files.ts';
import { readDocument } from './read-document.ts';
import { dropSiteNames } from './site-names.ts';

/** Everything that was read below a directory. */
export interface Corpus {
  /** In id order, every id once; the copies of an article are merged into one that names the others. */
  readonly articles: readonly Article[];
  /** Reports of cleaning, one per article, copies included, in id order. */
  readonly reports: readonly CleaningReport[];
  /** Files and records that could not be used, in path order. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and cleans every article file below `dataDir`; what cannot be used is among the problems and stops nothing.
 * @param state the files there, where they are listed already: those whose sums the cache knows are not read again
 * @throws FILE_UNREADABLE where the directory itself cannot be read.
 */
export async function readCorpus(
  dataDir: string,
  caches: CorpusCaches = NO_CACHES,
  state?: CorpusState,
): Promise<Corpus> {
  const { files, problems } = state ?? (await listFiles(dataDir));
  const cleaned: ReadFile[] = [{ cleaned: [], problems }];
  const reading: Promise<ReadFile>[] = [];
  for (const [index, file] of files.entries()) {
    // Other processes parse documents meanwhile, a few at a time.
    if (index >= DOCUMENT_LIMITS.atOnce) await reading[index - DOCUMENT_LIMITS.atOnce];
    reading.push(readFileFrom(file, caches, state?.sums.get(file.file)));
  }
  for (const one of await Promise.all(reading)) cleaned.push(one);
  return makeCorpus(cleaned);
}

/** Results of earlier runs by file. */
export interface CorpusCaches {
  readonly parsed: ExtractionCache;
  readonly cleaned: CleanedCache;
}

const NO_CACHES: CorpusCaches = { parsed: NO_EXTRACTION_CACHE, cleaned: NO_CLEANED_CACHE };

async function readFileFrom(
  file: DataFile,
  { parsed, cleaned }: CorpusCaches,
  sumBefore: string | undefined,
): Promise<ReadFile> {
  const before = sumBefore === undefined ? undefined : cleaned.find(file.file, sumBefore);
  if (before) return before;
  const collection = collectionOfFile(file.file);
  // Documents have a cache of their own.
  if (file.kind === 'document') return withoutSources(await readFileOf(file, parsed), collection);
  const content = await contentOf(file.path);
  if (typeof content === 'string') return refuseFile(file.file, content);
  const sum = sha256(content);
  const known = cleaned.find(file.file, sum);
  if (known) return known;
  const read = withShingles(withoutSources(cleanFile(file.file, content), collection));
  cleaned.put(file.file, sum, read);
  return read;
}

/** The bytes of a file; the reason if it cannot be read or is too large. */
async function contentOf(path: string): Promise<Buffer | string> {
  try {
    return (await stat(path)).size > MAX_FILE_BYTES ? TOO_LARGE : await readFile(path);
  } catch (error) {
    return refusedBy(error);
  }
}

/** The reason why the system refuses a file. @throws the error itself if it is a bug. */
function refusedBy(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  return reasonOf(error);
}

function withoutSources({ cleaned, problems }: CleanedFile, collection: string | undefined): ReadFile {
  const named = collection === undefined ? {} : { collection };
  return { cleaned: cleaned.map(({ article, report }) => ({ article: { ...article, ...named }, report })), problems };
}

/** With what tells the copies of its articles, which is a third of the work of putting files together. */
function withShingles({ cleaned, problems }: ReadFile): ReadFile {
  return { cleaned: cleaned.map((one) => ({ ...one, shingles: shinglesOf(one.article.body) })), problems };
}

/**
 * Combines cleaned files: every article once by its id, copies merged. Each collection is merged alone, so that one
 * changes nothing in another; copies in other collections are only noted.
 */
export function makeCorpus(files: readonly ReadFile[]): Corpus {
  const problems = files.flatMap((file) => file.problems);
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0)));
  const byId = new Map<string, CleanedArticle>();
  for (const cleaned of files.flatMap((file) => file.cleaned)) byId.set(cleaned.article.id, cleaned);
  const collections = new Set([...byId.values()].map(({ article }) => article.collection));
  const merged = [...collections].map((collection) => {
    const cleaned = [...byId.values()].filter(({ article }) => article.collection === collection);
    const sorted = dropSiteNames(cleaned).sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
    const { articles, reports } = mergeDuplicates(sorted);
    return { articles: withAliases(articles, reports), reports };
  });
  const reports = merged.flatMap((one) => one.reports).sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
  const articles = merged.flatMap((one) => one.articles).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { articles: merged.length > 1 ? markCopies(articles, reports) : articles, reports, problems };
}

/** Reads and cleans one file; bad data throws nothing. */
export async function readFileOf(
  { path, file, kind }: DataFile,
  cache: ExtractionCache = NO_EXTRACTION_CACHE,
): Promise<CleanedFile> {
  if (kind === 'article') {
    const content = await contentOf(path);
    return typeof content === 'string' ? refuseFile(file, content) : cleanFile(file, content);
  }
  try {
    return await readDocument(path, file, { cache });
  } catch (error) {
    return refuseFile(file, refusedBy(error));
  }
}
