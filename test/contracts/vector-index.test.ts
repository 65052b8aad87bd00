import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HNSW } from '../../src/model/tuning.ts';
import { buildHnsw, makeVectorIndex, readHnsw } from '../../src/store/vector-index.ts';
import { clusteredRows, describeVectorIndex } from './vector-index-contract.ts';

describeVectorIndex('the graph as it was built', async (rows, dimensions) =>
  makeVectorIndex(rows, dimensions, buildHnsw(rows, dimensions, HNSW), HNSW),
);

describeVectorIndex('the graph read from disk', async (rows, dimensions) => {
  const dir = await mkdtemp(join(tmpdir(), 'youju-graph-'));
  try {
    const path = join(dir, 'graph');
    buildHnsw(rows, dimensions, HNSW).writeIndexSync(path);
    return makeVectorIndex(rows, dimensions, readHnsw(path, dimensions), HNSW);
  } finally {
    await rm(dir, { recursive: true });
  }
});

describe('the graph at the settings of the product', () => {
  it('finds at least 99 of 100 of the ten nearest that looking at all of them finds', () => {
    const [size, dimensions, asked] = [2_000, 512, 50];
    const rows = clusteredRows(size, dimensions, 40);
    const index = makeVectorIndex(rows, dimensions, buildHnsw(rows, dimensions, HNSW), HNSW);
    const everything = Uint32Array.from({ length: size }, (_, id) => id);
    let found = 0;
    for (let id = 0; id < asked; id++) {
      const exact = index.search(index.vectorOf(id * 37), 10, everything).map((hit) => hit.id);
      const near = new Set(index.search(index.vectorOf(id * 37), 10).map((hit) => hit.id));
      found += exact.filter((other) => near.has(other)).length;
    }
    expect(found / (asked * 10)).toBeGreaterThanOrEqual(0.99);
  });
});
