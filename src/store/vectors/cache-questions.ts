import type { Embedder } from '../../inference/embedder.ts';
import type { VectorCache } from './vector-cache.ts';

/** The embedder with its vectors of questions kept in the cache: an evaluation asks the same ones again and again. */
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
