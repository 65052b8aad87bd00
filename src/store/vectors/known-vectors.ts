import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileSum, isDamaged } from '../integrity/file-sums.ts';
import { GRAPH_FILE, ROWS_FILE } from '../integrity/version-files.ts';
import { readNodes } from './graph.ts';
import { readHead } from './graph-layout.ts';
import type { VectorCache } from './vector-cache.ts';
import type { HnswSettings } from './vector-index.ts';
import { decodeKeys, shortKey } from './vector-rows.ts';

/** The vectors of a published version, by the keys of their texts. */
export interface KnownVectors {
  /** Path of the graph's file. */
  readonly path: string;
  /** Number of nodes of the graph, including those of texts that were removed. */
  readonly count: number;
  nodeOf(key: string): number | undefined;
  find(key: string): Float32Array | undefined;
  /** True if a graph built now would have the same constants. */
  hasSettings(settings: HnswSettings): boolean;
}

/** The vectors of a version's directory, every byte checked; undefined if it has none that are intact. */
export async function openKnownVectors(
  directory: string,
  sums: Readonly<Record<string, FileSum>>,
): Promise<KnownVectors | undefined> {
  const read = async (name: string) => {
    const bytes = await readFile(join(directory, name)).catch(() => undefined);
    return bytes && !isDamaged(bytes, sums[name]) ? bytes : undefined;
  };
  const [file, rows] = [await read(GRAPH_FILE), await read(ROWS_FILE)];
  if (!file || !rows) return undefined;
  const graph = readNodes(file);
  const nodes = decodeKeys(rows);
  const head = readHead(file);
  const nodeOf = (key: string) => nodes.get(shortKey(key));
  return {
    path: join(directory, GRAPH_FILE),
    count: graph.count,
    nodeOf,
    find: (key) => {
      const node = nodeOf(key);
      return node === undefined ? undefined : graph.vectorOf(node);
    },
    hasSettings: ({ m, efConstruction }) => head.m === m && head.efConstruction === efConstruction,
  };
}

/** A cache that looks into a published version before its own rows, so that no vector is stored twice. */
export function withKnown(cache: VectorCache, known: KnownVectors): VectorCache {
  let hits = 0;
  return {
    keyOf: (text) => cache.keyOf(text),
    find: (text) => {
      const vector = known.find(cache.keyOf(text));
      if (vector) hits++;
      return vector ?? cache.find(text);
    },
    put: (text, vector) => cache.put(text, vector),
    get hits() {
      return hits + cache.hits;
    },
    get misses() {
      return cache.misses;
    },
    get problem() {
      return cache.problem;
    },
    close: () => cache.close(),
  };
}
