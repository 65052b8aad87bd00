import { mkdir } from 'node:fs/promises';
import { HNSW } from '../../model/tuning.ts';
import { embedChunks } from '../../store/build-index.ts';
import type { IndexData } from '../../store/index-data.ts';
import { cacheQuestions } from '../../store/vectors/cache-questions.ts';
import { openVectorCache } from '../../store/vectors/vector-cache.ts';
import type { ChunkVectors } from '../../store/vectors/write-vectors.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { cacheOfEvaluations } from '../../wire/evaluation.ts';
import { openEmbedderIfPossible } from '../../wire/inference.ts';

/** Vectors of the passages and of questions, of which none is computed that an evaluation computed before; null without a model. */
export async function embedKept(
  config: Config,
  log: Log,
  { data, questions = [] }: { readonly data: IndexData; readonly questions?: readonly string[] },
): Promise<{ readonly chunks: ChunkVectors; readonly questions: readonly Float32Array[] } | null> {
  const embedder = await openEmbedderIfPossible(config, log);
  if (!embedder) return null;
  const { modelId, dimensions } = embedder;
  await mkdir(config.indexDir, { recursive: true });
  const [cache, asked] = [modelId, `${modelId}?`].map((id) => openVectorCache(cacheOfEvaluations(config), id)) as [
    ReturnType<typeof openVectorCache>,
    ReturnType<typeof openVectorCache>,
  ];
  try {
    const embedded = await embedChunks(data, { embedder, cache }, () => {});
    const remembering = cacheQuestions(embedder, asked);
    const vectors: Float32Array[] = [];
    for (const text of questions) vectors.push(await remembering.embedQuestion(text));
    return { chunks: { modelId, dimensions, ...embedded, settings: HNSW }, questions: vectors };
  } finally {
    cache.close();
    asked.close();
    await embedder.close();
  }
}
