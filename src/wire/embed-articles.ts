import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../inference/embedder.ts';
import { findEmbeddingModel } from '../inference/model-files.ts';
import { HNSW } from '../model/tuning.ts';
import { type EmbeddingPool, openEmbeddingPool } from '../process/sharing/embedding-pool.ts';
import { processors } from '../process/sharing/process-count.ts';
import { embedChunks, type PassageEmbedder } from '../store/build-index.ts';
import type { IndexData } from '../store/index-data.ts';
import { type KnownVectors, openKnownVectors, withKnown } from '../store/vectors/known-vectors.ts';
import { openVectorCache } from '../store/vectors/vector-cache.ts';
import type { ChunkVectors } from '../store/vectors/write-vectors.ts';
import { readManifest } from '../store/verify-version.ts';
import { readPublished, versionPath } from '../store/versions.ts';
import type { Config } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import { openEmbedderIfPossible } from './inference.ts';

/** Progress of a build: bytes of the model fetched, or chunks embedded. */
export interface BuildProgress {
  readonly stage: 'Fetching the model' | 'Embedding';
  readonly done: number;
  readonly total: number;
}

export interface EmbeddingTask {
  readonly data: IndexData;
  /** True to compute every vector again. */
  readonly full: boolean;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** This process embeds fewer passages before others have started, which takes a second. */
const WORTH_PROCESSES = 64;

/**
 * Vectors of all chunks. Those of the published version and of interrupted builds are reused; many missing ones are
 * computed by one process per processor. Null if there is no model.
 * @returns also how many were computed
 */
export async function embedArticles(
  config: Config,
  log: Log,
  { data, full, onProgress }: EmbeddingTask,
): Promise<{ readonly vectors: ChunkVectors | null; readonly embedded: number }> {
  const embedder = await openEmbedderIfPossible(config, log, ({ doneBytes, totalBytes }) => {
    onProgress({ stage: 'Fetching the model', done: doneBytes, total: totalBytes });
  });
  if (!embedder) return { vectors: null, embedded: 0 };
  const before = full ? undefined : await knownVectors(config, embedder);
  const computed = openVectorCache(vectorCachePath(config), embedder.modelId, { distrust: full });
  const cache = before ? withKnown(computed, before) : computed;
  let pool: EmbeddingPool | undefined;
  const widen = async (missing: number): Promise<PassageEmbedder> => {
    if (missing >= WORTH_PROCESSES && processors() > 1) pool = await openPoolOf(config, log, embedder);
    return pool ?? embedder;
  };
  try {
    const tell = (done: number, total: number) => onProgress({ stage: 'Embedding', done, total });
    const chunks = await embedChunks(data, { embedder, cache, widen }, tell);
    if (cache.problem !== undefined)
      log.warn({ reason: cache.problem }, 'the cache of vectors was damaged; it is made anew');
    const { modelId, dimensions } = embedder;
    return { vectors: { modelId, dimensions, ...chunks, settings: HNSW, before }, embedded: cache.misses };
  } finally {
    await pool?.close();
    cache.close();
    await embedder.close();
  }
}

async function openPoolOf(config: Config, log: Log, embedder: Embedder): Promise<EmbeddingPool | undefined> {
  const { modelsDir, embeddingModelDir: modelDirOverride } = config;
  const files = await findEmbeddingModel({ modelsDir, modelDirOverride });
  return files && openEmbeddingPool({ ...files, log, embedder, processes: processors() });
}

/** The vectors of the current version, or of the one before if they cannot be used. */
async function knownVectors(
  { indexDir }: Config,
  { modelId, dimensions }: Embedder,
): Promise<KnownVectors | undefined> {
  for (const version of (await readPublished(indexDir)).versions) {
    const directory = versionPath(indexDir, version);
    const manifest = await readManifest(directory);
    if ('problem' in manifest || manifest.modelId !== modelId || manifest.dimensions !== dimensions) continue;
    const known = await openKnownVectors(directory, manifest.files);
    if (known) return known;
  }
  return undefined;
}

/** Deletes the vectors kept during a build, because the published version contains them. */
export async function dropVectorCache(config: Config): Promise<void> {
  const path = vectorCachePath(config);
  // A failure costs only disk space.
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true }).catch(() => {});
}

/** Vectors computed so far, so that an interrupted build can continue; stored beside the versions. */
function vectorCachePath(config: Config): string {
  return join(config.indexDir, 'vectors.sqlite');
}
