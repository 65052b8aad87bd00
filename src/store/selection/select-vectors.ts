import type { VectorIndex } from '../vectors/vector-index.ts';

/**
 * The vectors of some chunks alone, renumbered in their order; they are compared one by one, so that the result is
 * exact.
 */
export function selectVectors(vectors: VectorIndex, kept: Uint32Array): VectorIndex {
  const placeOf = new Map(Array.from(kept, (id, place) => [id, place]));
  const idOf = (place: number) => kept[place] as number;
  return {
    size: kept.length,
    similarity: (vector, place) => vectors.similarity(vector, idOf(place)),
    vectorOf: (place) => vectors.vectorOf(idOf(place)),
    search: (vector, count, allowed) => {
      const ids = allowed ? allowed.map(idOf) : kept;
      return vectors.search(vector, count, ids).map(({ id, score }) => ({ id: placeOf.get(id) as number, score }));
    },
  };
}
