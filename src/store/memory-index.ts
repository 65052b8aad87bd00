import {
  buildIndexData,
  type Embedding,
  embedChunks,
  type IndexSource,
  type IndexTerms,
  type OnProgress,
} from './build-index.ts';
import { newestDayOf } from './index-data.ts';
import { FORMAT_VERSION, type Manifest } from './manifest.ts';
import { makeOpenIndex, type OpenIndex, type StoreSettings } from './open-index.ts';
import { buildHnsw, makeVectorIndex } from './vector-index.ts';

/** Builds an index that is never written to disk, for evaluations; without `embedding` only words are matched. */
export async function buildMemoryIndex(
  source: IndexSource,
  termsOf: IndexTerms,
  embedding: Embedding | null,
  settings: StoreSettings,
  onProgress: OnProgress,
): Promise<OpenIndex> {
  const data = buildIndexData(source, termsOf);
  const manifest: Manifest = {
    format: FORMAT_VERSION,
    version: 'memory',
    builtAt: new Date(0).toISOString(),
    fingerprint: 'memory',
    corpusHash: 'memory',
    modelId: embedding?.embedder.modelId ?? null,
    dimensions: embedding?.embedder.dimensions ?? 0,
    articles: source.articles.length,
    sections: source.sections,
    chunks: source.chunks.length,
    vectors: embedding ? source.chunks.length : 0,
    newestOn: newestDayOf(source.articles),
    files: {},
  };
  if (!embedding) return makeOpenIndex(manifest, data, null, settings);
  const { embedder } = embedding;
  const rows = await embedChunks(data, embedding, onProgress);
  const graph = buildHnsw(rows, embedder.dimensions, settings.hnsw);
  return makeOpenIndex(manifest, data, makeVectorIndex(rows, embedder.dimensions, graph, settings.hnsw), settings);
}
