import { describe, expect, it } from 'vitest';
import { makeRandom } from '../../../src/eval/random.ts';
import { buildHnsw, makeVectorIndex } from '../../../src/store/vector-index.ts';

const DIMENSIONS = 16;
const SETTINGS = { m: 16, efConstruction: 100, efSearch: 50 };

function randomRows(count: number): Float32Array {
  const random = makeRandom(7);
  const rows = new Float32Array(count * DIMENSIONS).map(() => random() - 0.5);
  for (let id = 0; id < count; id++) {
    const row = rows.subarray(id * DIMENSIONS, (id + 1) * DIMENSIONS);
    const length = Math.hypot(...row);
    row.forEach((value, i) => {
      row[i] = value / length;
    });
  }
  return rows;
}

describe('the vector index', () => {
  const rows = randomRows(500);
  const index = makeVectorIndex(rows, DIMENSIONS, buildHnsw(rows, DIMENSIONS, SETTINGS), SETTINGS);
  const everything = Uint32Array.from({ length: 500 }, (_, id) => id);

  it('finds a vector by itself', () => {
    const [first] = index.search(index.vectorOf(123), 3);
    expect(first?.id).toBe(123);
    expect(first?.score).toBeCloseTo(1, 5);
  });

  it('finds in the graph what exact search finds', () => {
    const missed = Array.from({ length: 50 }, (_, id) => {
      const exact = index.search(index.vectorOf(id), 10, everything).map((hit) => hit.id);
      const found = new Set(index.search(index.vectorOf(id), 10).map((hit) => hit.id));
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
    const empty = makeVectorIndex(
      new Float32Array(0),
      DIMENSIONS,
      buildHnsw(new Float32Array(0), DIMENSIONS, SETTINGS),
      SETTINGS,
    );
    expect(empty.search(index.vectorOf(0), 5)).toEqual([]);
  });

  it('asks the graph where a filter leaves most of a large index, and finds what exact search would, but nothing else', () => {
    const size = 22_000;
    const many = randomRows(size);
    const large = makeVectorIndex(many, DIMENSIONS, buildHnsw(many, DIMENSIONS, SETTINGS), SETTINGS);
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
