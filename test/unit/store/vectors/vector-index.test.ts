import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRandom } from '../../../../src/eval/random.ts';
import { buildGraph, makeGraph } from '../../../../src/store/vectors/build-graph.ts';
import { openGraph } from '../../../../src/store/vectors/graph.ts';
import { makeRough } from '../../../../src/store/vectors/rough-vectors.ts';
import { makeVectorIndex } from '../../../../src/store/vectors/vector-index.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const DIMENSIONS = 16;
const SETTINGS = { m: 16, efConstruction: 100, efSearch: 50 };

function randomRows(count: number): Float32Array[] {
  const random = makeRandom(7);
  return Array.from({ length: count }, () => {
    const row = Array.from({ length: DIMENSIONS }, () => random() - 0.5);
    const length = Math.hypot(...row);
    return Float32Array.from(row, (value) => value / length);
  });
}

/** @param nodes the node of each chunk; without them chunk n has node n */
function indexOf(rows: readonly Float32Array[], nodes = Uint32Array.from(rows.keys()), exactUpTo?: number) {
  return makeVectorIndex(makeGraph(rows, { ...SETTINGS, dimensions: DIMENSIONS }), nodes, SETTINGS, exactUpTo);
}

describe('the vector index', () => {
  const rows = randomRows(500);
  const index = indexOf(rows);
  const everything = Uint32Array.from({ length: 500 }, (_, id) => id);

  it('finds a vector by itself', () => {
    const [first] = index.search(index.vectorOf(123), 3);
    expect(first?.id).toBe(123);
    expect(first?.score).toBeCloseTo(1, 5);
  });

  it('looks at every vector of a small index, so that none is missed and the order it was built in tells nothing', () => {
    const turned = indexOf([...rows].reverse());
    for (let id = 0; id < 50; id++) {
      const vector = index.vectorOf(id);
      const found = index.search(vector, 100);
      expect(found).toEqual(index.search(vector, 100, everything));
      expect(turned.search(vector, 100).map((hit) => 499 - hit.id)).toEqual(found.map((hit) => hit.id));
    }
  });

  it('finds in the graph what exact search finds', () => {
    const asking = indexOf(rows, undefined, 0);
    const missed = Array.from({ length: 50 }, (_, id) => {
      const exact = index.search(index.vectorOf(id), 10, everything).map((hit) => hit.id);
      const found = new Set(asking.search(index.vectorOf(id), 10).map((hit) => hit.id));
      return exact.filter((other) => !found.has(other)).length;
    });
    expect(missed.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2);
  });

  it('returns every allowed vector, however few are allowed', () => {
    const allowed = Uint32Array.from([3, 77, 401]);
    const found = index.search(index.vectorOf(0), 10, allowed).map((hit) => hit.id);
    expect([...found].sort((a, b) => a - b)).toEqual([3, 77, 401]);
  });

  it('gives an empty list for an empty index', () => {
    const empty = indexOf([]);
    expect(empty.search(index.vectorOf(0), 5)).toEqual([]);
  });

  it('gives all chunks of one text, by id, and none of a text that is gone', () => {
    const shared = indexOf(rows.slice(0, 50), Uint32Array.from([7, 3, 7, 9]));
    const vector = rows[7] as Float32Array;
    expect(
      shared
        .search(vector, 3)
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([0, 2]);
    expect(
      shared
        .search(vector, 50)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([0, 1, 2, 3]);
    expect(shared.search(vector, 50, Uint32Array.from([1, 2])).map(({ id }) => id)).toEqual([2, 1]);
  });

  it('asks the graph where a filter leaves most of a large index, and finds what exact search would, but nothing else', () => {
    const size = 22_000;
    const many = randomRows(size);
    const large = indexOf(many);
    const allowed = Uint32Array.from({ length: size }, (_, id) => id).filter((id) => id % 11 !== 0);
    let found = 0;
    for (let probe = 0; probe < 20; probe++) {
      const vector = large.vectorOf(probe * 1000);
      const exact = Array.from(allowed, (id) => ({ id, score: large.similarity(vector, id) }))
        .sort((a, b) => b.score - a.score || a.id - b.id)
        .slice(0, 10);
      const hits = large.search(vector, 10, allowed);
      expect(hits.filter(({ id }) => id % 11 === 0)).toEqual([]);
      const ids = new Set(hits.map(({ id }) => id));
      found += exact.filter(({ id }) => ids.has(id)).length;
    }
    expect(found).toBeGreaterThanOrEqual(196);
  }, 120_000);
});

describe('an index whose vectors lie on the disk', () => {
  const rows = randomRows(900);
  // Some texts stand in two chunks, so that equal scores are put in order.
  const nodes = Uint32Array.from({ length: 1_000 }, (_, id) => id % rows.length);
  const everything = Uint32Array.from(nodes.keys());

  it('gives what one in memory gives, to the last digit, whether few or many are looked at', () => {
    const path = join(makeTemporaryDir(), 'graph');
    buildGraph(path, rows, { ...SETTINGS, dimensions: DIMENSIONS });
    const onDisk = makeVectorIndex(openGraph(path), nodes, SETTINGS);
    const inMemory = indexOf(rows, nodes);
    for (let id = 0; id < 60; id++) {
      const vector = onDisk.vectorOf(id * 13);
      expect(vector).toEqual(inMemory.vectorOf(id * 13));
      for (const count of [1, 10, 100, 1_000]) {
        const looked = [undefined, everything, everything.filter((one) => one % 2 === 0), everything.slice(0, 50)];
        for (const allowed of looked)
          expect(onDisk.search(vector, count, allowed)).toEqual(inMemory.search(vector, count, allowed));
      }
    }
  });

  it('is not wrong about a vector by more than it says', () => {
    const rough = makeRough({
      count: rows.length,
      dimensions: DIMENSIONS,
      vectorOf: (node) => rows[node] as Float32Array,
    });
    const exact = indexOf(rows);
    for (const [node] of rows.entries()) {
      const vector = rows[(node * 7) % rows.length] as Float32Array;
      const wrong = Math.abs(rough.similarity(vector, node) - exact.similarity(vector, node));
      expect(wrong).toBeLessThanOrEqual(rough.errorOf(node));
      expect(rough.errorOf(node)).toBeLessThan(0.02);
    }
  });
});
