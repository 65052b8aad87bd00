import type { Embedder } from '../../inference/embedder.ts';
import type { VectorCache } from './vector-cache.ts';

/** An embedder that keeps the vectors of questions in the cache, because evaluations repeat their questions. */
export function cacheQuestions(embedder: Embedder, cache: VectorCache): Embedder {
  return {
    ...embedder,
    embedQuestion: async (text) => {
      const known = cache.find(text);
      if (known) return known;
      const vector = await embedder.embedQuestion(text);
      cache.put(text, vector);
      return vector;
    },
  };
}
