import { join } from 'node:path';
import type { Embedder } from '../inference/embedder.ts';
import { findEmbeddingModel } from '../inference/model-files.ts';
import { HNSW } from '../model/tuning.ts';
import { type EmbeddingPool, openEmbeddingPool } from '../process/sharing/embedding-pool.ts';
import { processors } from '../process/sharing/process-count.ts';
import { embedChunks, type PassageEmbedder } from '../store/build-index.ts';
import type { IndexData } from '../store/index-data.ts';
import { openVectorCache } from '../store/vector-cache.ts';
import type { VectorMatrix } from '../store/write-version.ts';
import type { Config } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import { openEmbedderIfPossible } from './inference.ts';

/** What a build is busy with: bytes of the model fetched, or chunks embedded. */
export interface BuildProgress {
  readonly stage: 'Fetching the model' | 'Embedding';
  readonly done: number;
  readonly total: number;
}

export interface EmbeddingTask {
  readonly data: IndexData;
  /** Computes every vector anew. */
  readonly full: boolean;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** Fewer passages are embedded by this process before others have started, which takes them a second. */
const WORTH_PROCESSES = 64;

/**
 * Vectors of all chunks, those in the cache of the index directory not computed again; many are computed by as many processes
 * as there are processors. Null where the model cannot be had.
 * @returns also how many were computed
 */
export async function embedArticles(
  config: Config,
  log: Log,
  { data, full, onProgress }: EmbeddingTask,
): Promise<{ readonly vectors: VectorMatrix | null; readonly embedded: number }> {
  const embedder = await openEmbedderIfPossible(config, log, ({ doneBytes, totalBytes }) => {
    onProgress({ stage: 'Fetching the model', done: doneBytes, total: totalBytes });
  });
  if (!embedder) return { vectors: null, embedded: 0 };
  const cache = openVectorCache(vectorCachePath(config), embedder.modelId, { distrust: full });
  let pool: EmbeddingPool | undefined;
  const widen = async (missing: number): Promise<PassageEmbedder> => {
    if (missing >= WORTH_PROCESSES && processors() > 1) pool = await openPoolOf(config, log, embedder);
    return pool ?? embedder;
  };
  try {
    const tell = (done: number, total: number) => onProgress({ stage: 'Embedding', done, total });
    const rows = await embedChunks(data, { embedder, cache, widen }, tell);
    cache.dropUnused();
    if (cache.problem !== undefined)
      log.warn({ reason: cache.problem }, 'the cache of vectors was damaged; it is made anew');
    const { modelId, dimensions } = embedder;
    return { vectors: { modelId, dimensions, rows, settings: HNSW }, embedded: cache.misses };
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

/** The cache stands beside the versions, so that every build of an index directory shares it. */
function vectorCachePath(config: Config): string {
  return join(config.indexDir, 'vectors.sqlite');
}
