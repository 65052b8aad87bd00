import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HNSW } from '../../src/model/tuning.ts';
import { selectVectors } from '../../src/store/selection/select-vectors.ts';
import { buildGraph, extendGraph, makeGraph } from '../../src/store/vectors/build-graph.ts';
import { openGraph, placeTogether } from '../../src/store/vectors/graph.ts';
import { makeVectorIndex, type VectorIndex } from '../../src/store/vectors/vector-index.ts';
import { clusteredRows, describeVectorIndex } from './vector-index-contract.ts';

/** An index in which chunk n has node n. */
function indexOf(rows: readonly Float32Array[], dimensions: number): VectorIndex {
  return makeVectorIndex(makeGraph(rows, { ...HNSW, dimensions }), Uint32Array.from(rows.keys()), HNSW, 0);
}

/** The same over a graph that was built over some rows and then extended, `at` a time. */
async function extendedIndexOf(rows: readonly Float32Array[], dimensions: number, at: number): Promise<VectorIndex> {
  const dir = await mkdtemp(join(tmpdir(), 'youju-graph-'));
  try {
    const [path, next] = [join(dir, 'graph'), join(dir, 'next')];
    buildGraph(path, rows.slice(0, at), { ...HNSW, dimensions });
    for (let from = at; from < rows.length; from += at) {
      extendGraph(next, rows.slice(from, from + at), { from: path, dimensions });
      await rename(next, path);
    }
    return makeVectorIndex(openGraph(path), Uint32Array.from(rows.keys()), HNSW, 0);
  } finally {
    await rm(dir, { recursive: true });
  }
}

describeVectorIndex('the graph as it was built', async (rows, dimensions) => indexOf(rows, dimensions));

describeVectorIndex('a graph gone on with', async (rows, dimensions) => extendedIndexOf(rows, dimensions, 70));

describeVectorIndex('a selection, with a vector that is left out before each', async (rows, dimensions) => {
  const all = rows.flatMap((row) => [row.map((value) => -value), row]);
  return selectVectors(
    indexOf(all, dimensions),
    Uint32Array.from(rows, (_, place) => 2 * place + 1),
  );
});

describe('the graph at the settings of the product', () => {
  const [size, dimensions, asked] = [2_000, 512, 100];
  const rows = clusteredRows(size, dimensions, 40);
  const ways: Readonly<Record<string, () => Promise<VectorIndex>>> = {
    built: async () => indexOf(rows, dimensions),
    'gone on with': () => extendedIndexOf(rows, dimensions, 400),
    'gone on with, a tenth of its nodes dead': async () => withDead(await extendedRows()),
  };
  /** Every tenth row is followed by a similar one that belongs to no chunk. */
  const extendedRows = async () =>
    rows.flatMap((row, id) => (id % 10 === 0 ? [row, towards(row, rows[id + 1])] : [row]));
  const withDead = (all: readonly Float32Array[]) =>
    makeVectorIndex(
      makeGraph(all, { ...HNSW, dimensions }),
      Uint32Array.from(rows, (row) => all.indexOf(row)),
      HNSW,
      0,
    );

  it.each(Object.entries(ways))(
    '%s finds at least 999 of 1,000 of the ten nearest that looking at all finds',
    async (_, open) => {
      const index = await open();
      const nodes = { ...placeTogether(rows, dimensions), nearest: () => [] };
      const every = makeVectorIndex(nodes, Uint32Array.from(rows.keys()), HNSW);
      let found = 0;
      for (let probe = 0; probe < asked; probe++) {
        const vector = index.vectorOf((probe * 37) % size);
        const exact = every.search(vector, 10).map((hit) => hit.id);
        const near = new Set(index.search(vector, 10).map((hit) => hit.id));
        found += exact.filter((other) => near.has(other)).length;
      }
      expect(found / (asked * 10)).toBeGreaterThanOrEqual(0.999);
    },
  );
});

/** A unit vector between two others. */
function towards(one: Float32Array, other: Float32Array | undefined): Float32Array {
  const sum = one.map((value, i) => value + (other?.[i] ?? 0));
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
