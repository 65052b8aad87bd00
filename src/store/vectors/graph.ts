import { closeSync, openSync, readSync } from 'node:fs';
import hnswlib from 'hnswlib-node';
import { HEAD_BYTES, readHead } from './graph-layout.ts';
import { makeRough, type RoughVectors } from './rough-vectors.ts';

/** Vectors numbered from 0 in the order in which they were added to a graph. */
export interface Nodes {
  readonly count: number;
  readonly dimensions: number;
  vectorOf(node: number): Float32Array;
  similarity(vector: Float32Array, node: number): number;
  /** The vectors in a byte a number, if they lie on the disk; absent if they lie in memory. */
  readonly rough?: RoughVectors;
  /** Closes the file, if the vectors lie on the disk; nothing may be read afterwards. */
  close?(): void;
}

/** A graph over unit vectors. */
export interface Graph extends Nodes {
  /**
   * The `count` nodes most similar to `vector`, with rare exceptions, in no order; the search keeps `ef` candidates.
   */
  nearest(vector: Float32Array, count: number, ef: number): readonly number[];
}

const WORD_BYTES = 4;

/** Positions of vectors in memory, counted in floats. */
interface Places {
  readonly count: number;
  readonly dimensions: number;
  /** Position of the first vector, and the distance from one to the next. */
  readonly first: number;
  readonly stride: number;
}

function makeNodes(floats: Float32Array, { count, dimensions, first, stride }: Places): Nodes {
  return {
    count,
    dimensions,
    vectorOf: (node) => floats.subarray(first + node * stride, first + node * stride + dimensions),
    similarity: (vector, node) => {
      const from = first + node * stride;
      let sum = 0;
      for (let d = 0; d < dimensions; d++) sum += (vector[d] as number) * (floats[from + d] as number);
      return sum;
    },
  };
}

/** The vectors of a graph's file, without a copy. The file must be intact, see {@link findGraphProblem}. */
export function readNodes(file: Buffer): Nodes {
  const bytes = file.byteOffset % WORD_BYTES === 0 ? file : new Uint8Array(file);
  const floats = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / WORD_BYTES);
  const { count, nodeBytes, dataOffset, labelOffset } = readHead(file);
  return makeNodes(floats, {
    count,
    dimensions: (labelOffset - dataOffset) / WORD_BYTES,
    first: (HEAD_BYTES + dataOffset) / WORD_BYTES,
    stride: nodeBytes / WORD_BYTES,
  });
}

/** The vectors of a graph's file where they lie on the disk. The file is never changed, and may be taken away meanwhile. */
function openNodes(path: string): Nodes {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(HEAD_BYTES);
  readSync(file, head, 0, HEAD_BYTES, 0);
  const { count, nodeBytes, dataOffset, labelOffset } = readHead(head);
  const dimensions = (labelOffset - dataOffset) / WORD_BYTES;
  const read = (node: number, into: Float32Array): Float32Array => {
    readSync(file, new Uint8Array(into.buffer), 0, into.byteLength, HEAD_BYTES + node * nodeBytes + dataOffset);
    return into;
  };
  const row = new Float32Array(dimensions);
  return {
    count,
    dimensions,
    vectorOf: (node) => read(node, new Float32Array(dimensions)),
    similarity: (vector, node) => {
      read(node, row);
      let sum = 0;
      for (let d = 0; d < dimensions; d++) sum += (vector[d] as number) * (row[d] as number);
      return sum;
    },
    rough: makeRough({ count, dimensions, vectorOf: (node) => read(node, row) }),
    close: () => closeSync(file),
  };
}

/** Vectors in memory as nodes. */
export function placeTogether(vectors: readonly Float32Array[], dimensions: number): Nodes {
  const floats = new Float32Array(vectors.length * dimensions);
  for (const [node, vector] of vectors.entries()) floats.set(vector, node * dimensions);
  return makeNodes(floats, { count: vectors.length, dimensions, first: 0, stride: dimensions });
}

/** Nodes with the graph over them. */
export function joinGraph(nodes: Nodes, graph: hnswlib.HierarchicalNSW): Graph {
  return {
    ...nodes,
    nearest: (vector, count, ef) => {
      graph.setEf(Math.max(ef, count));
      return graph.searchKnn(Array.from(vector), Math.min(count, nodes.count)).neighbors;
    },
  };
}

/**
 * Opens a graph's file for searching. It must be whole: hnswlib ends the process over others. hnswlib has the vectors in memory;
 * so that they are there once, they are read from the file where their exact numbers are needed, a few hundred for a search.
 * @param nodes the vectors, where they are in memory besides
 */
export function openGraph(path: string, nodes: Nodes = openNodes(path)): Graph {
  const graph = new hnswlib.HierarchicalNSW('ip', nodes.dimensions);
  graph.readIndexSync(path);
  return joinGraph(nodes, graph);
}
