import { join } from 'node:path';
import { splitArticles } from '../chunking/split-articles.ts';
import { BGE_SMALL_ZH } from '../inference/embedding-models.ts';
import { hashCorpus } from '../ingest/corpus/hash-corpus.ts';
import { type Corpus, readCorpus } from '../ingest/corpus/read-corpus.ts';
import { openExtractionCache } from '../ingest/documents/extraction-cache.ts';
import { HNSW } from '../model/tuning.ts';
import { selfTest } from '../search/self-test.ts';
import { buildIndexData, embedChunks } from '../store/build-index.ts';
import { takeBuildLock } from '../store/build-lock.ts';
import { fingerprintOf, isFresh } from '../store/fingerprint.ts';
import type { IndexData } from '../store/index-data.ts';
import type { Manifest } from '../store/manifest.ts';
import { findManifest } from '../store/open-index.ts';
import { openVectorCache } from '../store/vector-cache.ts';
import { type VectorMatrix, writeVersion } from '../store/write-version.ts';
import type { Config } from '../support/config.ts';
import { OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { openEmbedderIfPossible } from './inference.ts';
import { makeAnalyser, openLanguage } from './language.ts';

/** What a build is busy with: bytes of the model fetched, or chunks embedded. */
export interface BuildProgress {
  readonly stage: 'Fetching the model' | 'Embedding';
  readonly done: number;
  readonly total: number;
}

export interface BuildOptions {
  /** Builds even where the index is fresh. */
  readonly full?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface BuildReport {
  readonly manifest: Manifest;
  /** False where the index was fresh already. */
  readonly built: boolean;
  /** Chunks whose vectors were computed, not taken from the cache. */
  readonly embedded: number;
  readonly problems: Corpus['problems'];
  readonly reports: Corpus['reports'];
}

/**
 * Reads, cleans, cuts and embeds the articles of the data directory and publishes a new version of the index, unless it
 * is fresh. What was published before stays in use until then.
 * @throws INDEX_LOCKED, ARTICLES_MISSING, FILE_UNREADABLE, DATA_INVALID.
 */
export async function buildIndex(config: Config, log: Log, options: BuildOptions = {}): Promise<BuildReport> {
  const release = takeBuildLock(config.indexDir);
  try {
    return await buildLocked(config, log, options);
  } finally {
    release();
  }
}

async function buildLocked(config: Config, log: Log, options: BuildOptions): Promise<BuildReport> {
  // Taken first: a file that changes while it is read makes the index stale, not wrongly fresh.
  const corpusHash = await hashCorpus(config.dataDir);
  const parsed = openExtractionCache(extractionCachePath(config));
  const corpus = await readCorpus(config.dataDir, parsed);
  await parsed.prune();
  if (corpus.articles.length === 0) throw OperatorError.of('ARTICLES_MISSING', { path: config.dataDir });
  const { problems, reports } = corpus;
  const published = await findManifest(config.indexDir);
  if (!options.full && published && (await isIndexFresh(config))) {
    return { manifest: published, built: false, embedded: 0, problems, reports };
  }
  const language = await openLanguage(config.glossaryFile);
  const data = buildIndexData({ articles: corpus.articles, ...splitArticles(corpus.articles) }, language.termsOf);
  const { vectors, embedded } = await embed(config, log, data, options);
  const manifest = await writeVersion(config.indexDir, data, vectors, {
    builtAt: new Date(),
    fingerprint: fingerprintOf({ ...language, embeddingModel: BGE_SMALL_ZH }),
    corpusHash,
    check: (index) => selfTest(index, makeAnalyser(index, language)),
  });
  return { manifest, built: true, embedded, problems, reports };
}

async function embed(
  config: Config,
  log: Log,
  data: IndexData,
  { onProgress = () => {} }: BuildOptions,
): Promise<{ vectors: VectorMatrix | null; embedded: number }> {
  const embedder = await openEmbedderIfPossible(config, log, ({ doneBytes, totalBytes }) => {
    onProgress({ stage: 'Fetching the model', done: doneBytes, total: totalBytes });
  });
  if (!embedder) return { vectors: null, embedded: 0 };
  const cache = openVectorCache(vectorCachePath(config), embedder.modelId);
  try {
    const rows = await embedChunks(data, embedder, cache, (done, total) => {
      onProgress({ stage: 'Embedding', done, total });
    });
    const { modelId, dimensions } = embedder;
    return { vectors: { modelId, dimensions, rows, settings: HNSW }, embedded: cache.misses };
  } finally {
    cache.close();
    await embedder.close();
  }
}

/** The cache stands beside the versions, so that every build and evaluation of an index directory shares it. */
export function vectorCachePath(config: Config): string {
  return join(config.indexDir, 'vectors.sqlite');
}

/** What was parsed of documents stands there, too; it is no part of a version. */
function extractionCachePath(config: Config): string {
  return join(config.indexDir, 'documents');
}

/** True where the published version was made from the files and the settings of now. */
export async function isIndexFresh(config: Config): Promise<boolean> {
  const manifest = await findManifest(config.indexDir);
  if (!manifest) return false;
  const makings = { ...(await openLanguage(config.glossaryFile)), embeddingModel: BGE_SMALL_ZH };
  return isFresh(manifest, { fingerprint: fingerprintOf(makings), corpusHash: await hashCorpus(config.dataDir) });
}
