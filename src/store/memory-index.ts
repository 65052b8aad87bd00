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
import { makeGraph } from './vectors/build-graph.ts';
import { makeVectorIndex } from './vectors/vector-index.ts';

/** Builds an index that stays in memory, for evaluations; without `embedding` it matches words only. */
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
  const { vectors } = await embedChunks(data, embedding, onProgress);
  const graph = makeGraph(vectors, { ...settings.hnsw, dimensions: embedder.dimensions });
  const nodes = Uint32Array.from(vectors.keys());
  return makeOpenIndex(manifest, data, makeVectorIndex(graph, nodes, settings.hnsw), settings);
}
