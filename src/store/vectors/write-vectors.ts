import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../../support/errors.ts';
import { type FileSum, readSum, writeSummed } from '../integrity/file-sums.ts';
import { GRAPH_FILE, ROWS_FILE } from '../integrity/version-files.ts';
import { buildGraph, extendGraph } from './build-graph.ts';
import { openGraph, readNodes } from './graph.ts';
import { findGraphProblem } from './graph-layout.ts';
import type { KnownVectors } from './known-vectors.ts';
import { type HnswSettings, makeVectorIndex, measureSelfRecall } from './vector-index.ts';
import { encodeRows } from './vector-rows.ts';

/** The vectors of all chunks and the weights that made them. */
export interface ChunkVectors {
  readonly modelId: string;
  readonly dimensions: number;
  readonly settings: HnswSettings;
  /** One per chunk; chunks of the same text share one. */
  readonly vectors: readonly Float32Array[];
  /** Keys of the texts, one per chunk. */
  readonly keys: readonly string[];
  /** A version whose graph may be extended. */
  readonly before?: KnownVectors | undefined;
}

/**
 * Number of vectors that are searched for before a version is published: enough to notice a graph that has lost a few
 * per cent.
 */
const PROBED_VECTORS = 300;
/** Graphs of 500 to 100,000 vectors find all of their own, or all but one in a thousand. */
const LEAST_SELF_RECALL = 0.98;
/**
 * If a larger share of nodes belongs to no chunk, the graph is built again, because such nodes cost memory and time.
 * Chosen by hand.
 */
const MOST_DEAD = 0.1;

/**
 * Writes a graph and the node of every chunk. If the graph before contains most of its vectors, that one is extended.
 * The graph is read back and tested, because hnswlib does not notice what a full disk leaves out.
 * @throws INDEX_UNWRITABLE
 */
export async function writeVectors(
  directory: string,
  chunks: ChunkVectors,
): Promise<Readonly<Record<string, FileSum>>> {
  const { before, dimensions, settings } = chunks;
  const path = join(directory, GRAPH_FILE);
  const goneOn = before?.hasSettings(settings) ? placeNodes(chunks, before) : undefined;
  const placed = goneOn && deadShare(goneOn) <= MOST_DEAD ? goneOn : placeNodes(chunks);
  if (!before || placed !== goneOn) buildGraph(path, placed.added, { ...settings, dimensions });
  else if (placed.added.length > 0) extendGraph(path, placed.added, { from: before.path, dimensions });
  else await copyFile(before.path, path);
  const problem = await findProblem(path, placed, chunks);
  if (problem !== undefined) {
    throw OperatorError.of('INDEX_UNWRITABLE', { path: directory, reason: `${GRAPH_FILE} is not whole: ${problem}` });
  }
  const rows = encodeRows({ nodes: placed.nodes, keys: chunks.keys });
  return { [GRAPH_FILE]: await readSum(path), [ROWS_FILE]: await writeSummed(join(directory, ROWS_FILE), rows) };
}

interface Placed {
  /** The node of each chunk. */
  readonly nodes: Uint32Array;
  /** Vectors of the nodes added after the existing ones. */
  readonly added: readonly Float32Array[];
  /** Number of all nodes. */
  readonly count: number;
}

/** Gives every text one node: the one it had before, or the next free one. */
function placeNodes({ vectors, keys }: ChunkVectors, before?: KnownVectors): Placed {
  const added: Float32Array[] = [];
  const known = before?.count ?? 0;
  const placeOf = new Map<string, number>();
  const nodes = Uint32Array.from(keys, (key, chunk) => {
    const place = before?.nodeOf(key) ?? placeOf.get(key) ?? known + added.length;
    if (place === known + added.length) added.push(vectors[chunk] as Float32Array);
    placeOf.set(key, place);
    return place;
  });
  return { nodes, added, count: known + added.length };
}

function deadShare({ nodes, count }: Placed): number {
  return count === 0 ? 0 : 1 - new Set(nodes).size / count;
}

/** The problem of the graph on the disk; undefined if there is none. */
async function findProblem(
  path: string,
  { nodes, count }: Placed,
  { dimensions, settings }: ChunkVectors,
): Promise<string | undefined> {
  const file = await readFile(path);
  const problem = findGraphProblem(file, { count, dimensions });
  if (problem !== undefined) return problem;
  const index = makeVectorIndex(openGraph(path, readNodes(file)), nodes, settings, 0);
  const recall = measureSelfRecall(index, PROBED_VECTORS);
  return recall >= LEAST_SELF_RECALL ? undefined : `it finds ${(100 * recall).toFixed(1)} % of its own vectors`;
}
