import hnswlib from 'hnswlib-node';
import { makeTop, type Scored } from './ranking/top.ts';

/** Constants of the graph. @see Malkov, Yashunin: HNSW, 2018, §4 */
export interface HnswSettings {
  /** Links of a node per layer. */
  readonly m: number;
  /** Candidates kept while inserting. */
  readonly efConstruction: number;
  /** Candidates kept while searching; at least the count asked for. */
  readonly efSearch: number;
}

/** Nearest chunks by cosine. Vectors are unit vectors; row `id` of the matrix belongs to chunk `id`. */
export interface VectorIndex {
  readonly size: number;
  /**
   * The chunks most similar to `vector`, best first, equal ones by id, at most `count`. With `allowed` (ascending ids)
   * only those are looked at: one by one, so that the result is exact, unless they are most of a large index.
   */
  search(vector: Float32Array, count: number, allowed?: Uint32Array): Scored[];
  /** Cosine of `vector` and the vector of chunk `id`. */
  similarity(vector: Float32Array, id: number): number;
  vectorOf(id: number): Float32Array;
}

const RANDOM_SEED = 100;

/** Builds the graph over the rows of `matrix`. Takes about 1.3 ms a vector of 512 dimensions. */
export function buildHnsw(matrix: Float32Array, dimensions: number, settings: HnswSettings): hnswlib.HierarchicalNSW {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  const count = matrix.length / dimensions;
  graph.initIndex(Math.max(1, count), settings.m, settings.efConstruction, RANDOM_SEED);
  for (let id = 0; id < count; id++) {
    graph.addPoint(Array.from(matrix.subarray(id * dimensions, (id + 1) * dimensions)), id);
  }
  return graph;
}

/** Reads a graph written by {@link buildHnsw}. */
export function readHnsw(path: string, dimensions: number): hnswlib.HierarchicalNSW {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.readIndexSync(path);
  return graph;
}

/** So many vectors are gone through in the time of a good answer, about 0.4 ms a thousand; so few that it is done. */
export const EXACT_UP_TO = 20_000;
/** Where a filter leaves less than this share, the graph would have to be asked for too many. */
export const LEAST_SHARE = 0.2;
/** The graph is asked for so many times what a share of it would fill, because what is near is not spread evenly. */
export const MARGIN = 2;

/** Searches the graph where (nearly) everything is allowed, and the matrix itself where a filter leaves little. */
export function makeVectorIndex(
  matrix: Float32Array,
  dimensions: number,
  graph: hnswlib.HierarchicalNSW,
  settings: HnswSettings,
): VectorIndex {
  const size = matrix.length / dimensions;
  const similarity = (vector: Float32Array, id: number): number => {
    const from = id * dimensions;
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += (vector[d] as number) * (matrix[from + d] as number);
    return sum;
  };
  const nearest = (vector: Float32Array, count: number): number[] => {
    graph.setEf(Math.max(settings.efSearch, count));
    return graph.searchKnn(Array.from(vector), count).neighbors;
  };
  const bestOf = (ids: ArrayLike<number>, vector: Float32Array, count: number): Scored[] => {
    const top = makeTop(count);
    for (let i = 0; i < ids.length; i++) top.offer(ids[i] as number, similarity(vector, ids[i] as number));
    return top.take();
  };
  return {
    size,
    similarity,
    vectorOf: (id) => matrix.subarray(id * dimensions, (id + 1) * dimensions),
    search: (vector, count, allowed) => {
      const wanted = Math.min(count, size);
      if (wanted === 0) return [];
      if (!allowed) return bestOf(nearest(vector, wanted), vector, wanted);
      const share = allowed.length / size;
      if (allowed.length > EXACT_UP_TO && share >= LEAST_SHARE) {
        const near = keepAllowed(nearest(vector, Math.min(size, Math.ceil((wanted * MARGIN) / share))), allowed, size);
        if (near.length >= wanted) return bestOf(near, vector, wanted);
      }
      return bestOf(allowed, vector, wanted);
    },
  };
}

function keepAllowed(ids: readonly number[], allowed: Uint32Array, size: number): number[] {
  const isAllowed = new Uint8Array(size);
  for (const id of allowed) isAllowed[id] = 1;
  return ids.filter((id) => isAllowed[id] === 1);
}

/** Equal vectors take each other's place; sums of floats differ by less. */
const EQUAL_WITHIN = 1e-5;

/**
 * Share of at most `count` vectors, evenly spread, that the graph finds when it is asked for themselves; 1 for an empty
 * index.
 */
export function measureSelfRecall(index: VectorIndex, count: number): number {
  const probed = Math.min(count, index.size);
  let found = 0;
  for (let i = 0; i < probed; i++) {
    const id = Math.floor((i * index.size) / probed);
    const vector = index.vectorOf(id);
    const [first] = index.search(vector, 1);
    if (first && first.score >= index.similarity(vector, id) - EQUAL_WITHIN) found++;
  }
  return probed === 0 ? 1 : found / probed;
}
