import { makeTop, type Scored } from '../ranking/top.ts';
import type { Graph } from './graph.ts';
import type { RoughVectors } from './rough-vectors.ts';

/** Constants of the graph. @see Malkov, Yashunin: HNSW, 2018, §4 */
export interface HnswSettings {
  /** Links of a node per layer. */
  readonly m: number;
  /** Number of candidates kept while inserting. */
  readonly efConstruction: number;
  /** Number of candidates kept while searching; at least the requested count. */
  readonly efSearch: number;
}

/** Nearest chunks by cosine. Vectors are unit vectors. */
export interface VectorIndex {
  readonly size: number;
  /**
   * The chunks most similar to `vector`, best first, equal ones by id, at most `count`. With `allowed` (ascending ids)
   * only those are compared. They are compared one by one, so that the result is exact, unless they are many and most of the index.
   */
  search(vector: Float32Array, count: number, allowed?: Uint32Array): Scored[];
  /** Cosine of `vector` and the vector of chunk `id`. */
  similarity(vector: Float32Array, id: number): number;
  vectorOf(id: number): Float32Array;
  /** Closes the file, if the vectors lie on the disk; nothing may be searched afterwards. */
  close?(): void;
}

/**
 * Up to this many vectors are compared one by one: at about 0.4 ms a thousand, that is fast enough for an answer. The graph sometimes
 * misses one of the hundred nearest, and which one depends on the order in which it was built: with it, 8 of 500 questions about news
 * had other passages among the first 40 than with exact search.
 */
export const EXACT_UP_TO = 20_000;
/** So many vectors are read from the disk in a millisecond; of more only those are that may be among the best. */
const READ_UP_TO = 300;
/** If a filter leaves a smaller share, the graph would have to return too many. Chosen by hand. */
export const LEAST_SHARE = 0.2;
/**
 * The graph returns this many times the number that the share calls for, because near vectors are unevenly spread.
 * Chosen by hand.
 */
export const MARGIN = 2;

/**
 * Searches the graph if the index is large and (nearly) everything is allowed. Compares every allowed vector if the index is small or
 * a filter leaves few.
 * @param nodes the node of each chunk; chunks of the same text share one, and a node may have none
 * @param exactUpTo with 0 the graph is searched even if there are few vectors
 */
export function makeVectorIndex(
  graph: Graph,
  nodes: Uint32Array,
  { efSearch }: HnswSettings,
  exactUpTo = EXACT_UP_TO,
): VectorIndex {
  const size = nodes.length;
  const chunks = chunksByNode(nodes, graph.count);
  const liveShare = shareOf(flagsOf(nodes, graph.count));
  const everything = Uint32Array.from(nodes.keys());
  const similarity = (vector: Float32Array, id: number) => graph.similarity(vector, nodes[id] as number);

  const nearest = (vector: Float32Array, count: number, allowed?: Uint32Array): Scored[] => {
    const chunkFlags = allowed && flagsOf(allowed, size);
    const share = allowed ? shareOf(flagsOf(allowed, graph.count, nodes)) : liveShare;
    const asked = share === 1 ? count : Math.ceil((count * MARGIN) / share);
    const top = makeTop(count);
    for (const node of graph.nearest(vector, asked, efSearch)) {
      for (const id of chunksOf(chunks, node)) {
        if (!chunkFlags || chunkFlags[id] === 1) top.offer(id, similarity(vector, id));
      }
    }
    return top.take();
  };
  const lookAtAll = (all: Uint32Array, vector: Float32Array, count: number): Scored[] => {
    const ids = graph.rough && all.length > READ_UP_TO ? sift(graph.rough, nodes, { all, vector, count }) : all;
    const top = makeTop(count);
    for (let i = 0; i < ids.length; i++) top.offer(ids[i] as number, similarity(vector, ids[i] as number));
    return top.take();
  };
  return {
    size,
    similarity,
    vectorOf: (id) => graph.vectorOf(nodes[id] as number),
    close: () => graph.close?.(),
    search: (vector, count, allowed) => {
      const wanted = Math.min(count, size);
      if (wanted === 0) return [];
      const left = allowed?.length ?? size;
      const isMost = left > exactUpTo && left >= LEAST_SHARE * size;
      const near = isMost ? nearest(vector, wanted, allowed) : [];
      // If too many unwanted vectors are nearer, all wanted ones are compared.
      if (near.length >= wanted) return near;
      return lookAtAll(allowed ?? everything, vector, wanted);
    },
  };
}

interface Sifted {
  readonly all: Uint32Array;
  readonly vector: Float32Array;
  readonly count: number;
}

/** Those of all that may be among the best `count`, in their order: what cannot be, however wrong bytes are, is left out. */
function sift(rough: RoughVectors, nodes: Uint32Array, { all, vector, count }: Sifted): Uint32Array {
  const most = new Float64Array(all.length);
  const least = makeTop(count);
  for (let i = 0; i < all.length; i++) {
    const node = nodes[all[i] as number] as number;
    const similarity = rough.similarity(vector, node);
    const error = rough.errorOf(node);
    most[i] = similarity + error;
    least.offer(i, similarity - error);
  }
  const bar = least.take().at(-1)?.score ?? Number.NEGATIVE_INFINITY;
  return all.filter((_, i) => (most[i] as number) >= bar);
}

/** The chunks of each node, ascending: those of node n are `ids[from[n] … from[n + 1])`. */
interface ChunksByNode {
  readonly from: Uint32Array;
  readonly ids: Uint32Array;
}

function chunksByNode(nodes: Uint32Array, count: number): ChunksByNode {
  const from = new Uint32Array(count + 1);
  for (const node of nodes) from[node + 1] = (from[node + 1] as number) + 1;
  for (let node = 0; node < count; node++) from[node + 1] = (from[node + 1] as number) + (from[node] as number);
  const ids = new Uint32Array(nodes.length);
  const next = from.slice();
  for (let id = 0; id < nodes.length; id++) {
    const node = nodes[id] as number;
    ids[next[node] as number] = id;
    next[node] = (next[node] as number) + 1;
  }
  return { from, ids };
}

function chunksOf({ from, ids }: ChunksByNode, node: number): Uint32Array {
  return ids.subarray(from[node], from[node + 1]);
}

/** An array with 1 at each of the ids, or at their positions if `places` is given. */
function flagsOf(ids: Uint32Array, size: number, places?: Uint32Array): Uint8Array {
  const flags = new Uint8Array(size);
  for (const id of ids) flags[places ? (places[id] as number) : id] = 1;
  return flags;
}

/** Share of the flags that are set; 1 if there are no flags. */
function shareOf(flags: Uint8Array): number {
  let set = 0;
  for (const flag of flags) set += flag;
  return flags.length === 0 ? 1 : set / flags.length;
}

/** Equal vectors may replace each other; their sums of floats differ by less than this. */
const EQUAL_WITHIN = 1e-5;

/**
 * Share of at most `count` vectors, evenly spread, that the graph finds when it is searched for them; 1 for an empty
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
