import { join } from 'node:path';
import { splitArticles } from '../chunking/split-articles.ts';
import { hashCorpus } from '../ingest/corpus/hash-corpus.ts';
import { type Corpus, readCorpus } from '../ingest/corpus/read-corpus.ts';
import { openExtractionCache } from '../ingest/documents/extraction-cache.ts';
import { HNSW } from '../model/tuning.ts';
import { selfTest } from '../search/self-test.ts';
import { buildIndexData, embedChunks } from '../store/build-index.ts';
import { withBuildLock } from '../store/build-lock.ts';
import { isFresh, type Makings } from '../store/fingerprint.ts';
import type { IndexData } from '../store/index-data.ts';
import type { Manifest } from '../store/manifest.ts';
import { findManifest } from '../store/open-index.ts';
import { openVectorCache } from '../store/vector-cache.ts';
import { findVersionProblem, readManifest } from '../store/verify-version.ts';
import { readPublished, removeHalves, versionPath, writePublished } from '../store/versions.ts';
import { type VectorMatrix, writeVersion } from '../store/write-version.ts';
import type { Config } from '../support/config.ts';
import { OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { fingerprintOfNow } from './fingerprint.ts';
import { openEmbedderIfPossible } from './inference.ts';
import { makeAnalyser, openLanguage } from './language.ts';
import { isInDatabase, publishToDatabase } from './shared-index.ts';

/** What a build is busy with: bytes of the model fetched, or chunks embedded. */
export interface BuildProgress {
  readonly stage: 'Fetching the model' | 'Embedding';
  readonly done: number;
  readonly total: number;
}

export interface BuildOptions {
  /** Builds even where the index is fresh, and computes every vector anew. */
  readonly full?: boolean;
  /** Nobody has asked for this build: it keeps to a rollback, and to the index of before where most articles are gone. */
  readonly automatic?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface BuildReport {
  readonly manifest: Manifest;
  /** False where a published version was fresh and whole already. */
  readonly built: boolean;
  /** Chunks whose vectors were computed, not taken from the cache. */
  readonly embedded: number;
  readonly problems: Corpus['problems'];
  readonly reports: Corpus['reports'];
}

/** An automatic build that would leave less than this share of the articles waits for a person. */
const LEAST_SHARE_KEPT = 0.5;

/**
 * Reads, cleans, cuts and embeds the articles of the data directory and publishes a new version of the index, unless a
 * fresh and whole one is there. What was published before stays in use until then; what fails leaves nothing behind. Where a
 * database shares the index, it is given what is published here.
 * @throws INDEX_LOCKED, INDEX_UNWRITABLE, INDEX_SHRINKS, ARTICLES_MISSING, FILE_UNREADABLE, DATA_INVALID,
 *   DATABASE_UNAVAILABLE.
 */
export async function buildIndex(config: Config, log: Log, options: BuildOptions = {}): Promise<BuildReport> {
  return withBuildLock(config.indexDir, async () => {
    const report = await buildLocked(config, log, options);
    if (config.sharedIndex) await publishToDatabase(config.sharedIndex.url, config.indexDir);
    return report;
  });
}

async function buildLocked(config: Config, log: Log, options: BuildOptions): Promise<BuildReport> {
  await removeHalves(config.indexDir);
  // Taken first: a file that changes while it is read makes the index stale, not wrongly fresh.
  const corpusHash = await hashCorpus(config.dataDir);
  const parsed = openExtractionCache(extractionCachePath(config));
  const corpus = await readCorpus(config.dataDir, parsed);
  await parsed.prune();
  if (corpus.articles.length === 0) throw OperatorError.of('ARTICLES_MISSING', { path: config.dataDir });
  const { problems, reports } = corpus;
  const language = await openLanguage(config.glossaryFile);
  const fingerprint = await fingerprintOfNow(language);
  const fresh = options.full ? undefined : await takeFresh(config, { fingerprint, corpusHash }, options);
  if (fresh) return { manifest: fresh, built: false, embedded: 0, problems, reports };
  if (options.automatic) await refuseLoss(config, corpus);
  const data = buildIndexData({ articles: corpus.articles, ...splitArticles(corpus.articles) }, language.termsOf);
  const { vectors, embedded } = await embed(config, log, data, options);
  // Where the model still cannot be had, what is published without vectors is as good as what would be written.
  const same =
    vectors || options.full ? undefined : await takeFresh(config, { fingerprint, corpusHash }, options, false);
  if (same) return { manifest: same, built: false, embedded: 0, problems, reports };
  const manifest = await writeVersion(config.indexDir, data, vectors, {
    builtAt: new Date(),
    fingerprint,
    corpusHash,
    check: (index) => selfTest(index, makeAnalyser(index, language)),
  });
  return { manifest, built: true, embedded, problems, reports };
}

/** A published version that is fresh and whole. The older one may be it after a rollback: it is made the current one. */
async function takeFresh(
  { indexDir }: Config,
  makings: Makings,
  { automatic }: BuildOptions,
  hasModel = true,
): Promise<Manifest | undefined> {
  const { versions, isPinned, problem } = await readPublished(indexDir);
  const [current] = versions;
  if (problem !== undefined || current === undefined) return undefined;
  if (isPinned && automatic) return findManifest(indexDir);
  for (const version of isPinned ? versions : [current]) {
    const manifest = await readManifest(versionPath(indexDir, version));
    if ('problem' in manifest || !isFresh(manifest, makings, hasModel)) continue;
    if ((await findVersionProblem(versionPath(indexDir, version))) !== undefined) continue;
    const rest = versions.filter((other) => other !== version);
    if (isPinned) await writePublished(indexDir, { versions: [version, ...rest], isPinned: false });
    return manifest;
  }
  return undefined;
}

async function refuseLoss({ indexDir, dataDir }: Config, { articles }: Corpus): Promise<void> {
  const before = (await findManifest(indexDir))?.articles ?? 0;
  const now = articles.length;
  if (now < before * LEAST_SHARE_KEPT) throw OperatorError.of('INDEX_SHRINKS', { before, now, path: dataDir });
}

async function embed(
  config: Config,
  log: Log,
  data: IndexData,
  options: BuildOptions,
): Promise<{ vectors: VectorMatrix | null; embedded: number }> {
  const { onProgress = () => {} } = options;
  const embedder = await openEmbedderIfPossible(config, log, ({ doneBytes, totalBytes }) => {
    onProgress({ stage: 'Fetching the model', done: doneBytes, total: totalBytes });
  });
  if (!embedder) return { vectors: null, embedded: 0 };
  const cache = openVectorCache(vectorCachePath(config), embedder.modelId, { distrust: options.full ?? false });
  try {
    const rows = await embedChunks(data, embedder, cache, (done, total) => {
      onProgress({ stage: 'Embedding', done, total });
    });
    cache.dropUnused();
    if (cache.problem !== undefined)
      log.warn({ reason: cache.problem }, 'the cache of vectors was damaged; it is made anew');
    const { modelId, dimensions } = embedder;
    return { vectors: { modelId, dimensions, rows, settings: HNSW }, embedded: cache.misses };
  } finally {
    cache.close();
    await embedder.close();
  }
}

/** The cache stands beside the versions, so that every build of an index directory shares it. */
function vectorCachePath(config: Config): string {
  return join(config.indexDir, 'vectors.sqlite');
}

/** What was parsed of documents stands there, too; it is no part of a version. */
function extractionCachePath(config: Config): string {
  return join(config.indexDir, 'documents');
}

/**
 * True where nobody needs to build: the published version is whole and made from the files and the settings of now, or an
 * operator has gone back to it.
 */
export async function isIndexFresh(config: Config): Promise<boolean> {
  const { versions, isPinned, problem } = await readPublished(config.indexDir);
  const [current] = versions;
  if (current === undefined || problem !== undefined) return false;
  const directory = versionPath(config.indexDir, current);
  const manifest = await readManifest(directory);
  if ('problem' in manifest || (await findVersionProblem(directory)) !== undefined) return false;
  if (config.sharedIndex && !(await isInDatabase(config.sharedIndex.url, config.indexDir))) return false;
  if (isPinned) return true;
  const fingerprint = await fingerprintOfNow(await openLanguage(config.glossaryFile));
  return isFresh(manifest, { fingerprint, corpusHash: await hashCorpus(config.dataDir) });
}
