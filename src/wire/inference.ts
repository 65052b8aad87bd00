import { availableParallelism } from 'node:os';
import { BGE_SMALL_ZH } from '../inference/download/embedding-models.ts';
import type { Embedder } from '../inference/embedder.ts';
import { type DownloadProgress, ensureEmbeddingModel } from '../inference/model-files.ts';
import type { Reader } from '../inference/reader.ts';
import type { Config } from '../support/config.ts';
import { describeError, OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';

/** Opens the embedding model and fetches it first if it is missing; null, after a warning, if that fails. */
export async function openEmbedderIfPossible(
  config: Config,
  log: Log,
  onProgress?: (progress: DownloadProgress) => void,
): Promise<Embedder | null> {
  try {
    const { dir, modelId } = await ensureEmbeddingModel({
      modelsDir: config.modelsDir,
      modelDirOverride: config.embeddingModelDir,
      hubUrl: config.hubUrl,
      ...(onProgress && { onProgress }),
    });
    // Loaded here and below on demand, because the runtime costs tens of megabytes and a second, which only processes
    // with a model should pay.
    const { openEmbedder } = await import('../inference/transformers-embedder.ts');
    return await openEmbedder(dir, modelId, BGE_SMALL_ZH);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    log.warn(describeError(error));
    return null;
  }
}

/**
 * The number of passages that are read at a time. A question alone is answered in 0.7 of the time by two processes, and
 * further ones gain little, because no more than four passages are read and four spans judged, two at a time.
 */
const READING_PROCESSES = 2;

/** Opens the reader that comes with the project; null, after a warning, if its files are damaged. */
export async function openReaderIfPossible(config: Config, log: Log): Promise<Reader | null> {
  try {
    const { openReader } = await import('../inference/transformers-reader.ts');
    const processes = config.readingProcesses ?? Math.min(availableParallelism(), READING_PROCESSES);
    return await openReader({ modelDir: config.readerDir, processes });
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    log.warn(describeError(error));
    return null;
  }
}
