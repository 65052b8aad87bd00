import { beforeAll, describe, expect, it } from 'vitest';
import { makeRandom } from '../../src/eval/random.ts';
import type { VectorIndex } from '../../src/store/vectors/vector-index.ts';

/** Unit vectors around a few centres, like texts about a few subjects; the same arguments give the same vectors. */
export function clusteredRows(count: number, dimensions: number, centres: number): Float32Array[] {
  const random = makeRandom(11);
  const centre = Array.from({ length: centres }, () => Array.from({ length: dimensions }, () => random() - 0.5));
  return Array.from({ length: count }, (_, id) => {
    const around = centre[id % centres] as number[];
    const row = around.map((value) => value + (random() - 0.5));
    const length = Math.hypot(...row);
    return Float32Array.from(row, (value) => value / length);
  });
}

/** The contract of every vector index. @param open makes one over the rows */
export function describeVectorIndex(
  name: string,
  open: (rows: readonly Float32Array[], dimensions: number) => Promise<VectorIndex>,
): void {
  const [size, dimensions] = [300, 16];
  const rows = clusteredRows(size, dimensions, 6);

  describe(name, () => {
    let index: VectorIndex;
    beforeAll(async () => {
      index = await open(rows, dimensions);
    });
    const everything = Uint32Array.from({ length: size }, (_, id) => id);
    const idsOf = (hits: readonly { readonly id: number }[]) => hits.map(({ id }) => id);

    it('holds every row under its number', () => {
      expect(index.size).toBe(size);
      for (const id of [0, 17, size - 1]) {
        expect(Array.from(index.vectorOf(id))).toEqual(Array.from(rows[id] as Float32Array));
      }
    });

    it('finds every vector by itself, with a similarity of 1', () => {
      for (const id of everything) {
        const [first] = index.search(index.vectorOf(id), 1);
        expect(first?.id).toBe(id);
        expect(first?.score).toBeCloseTo(1, 5);
      }
    });

    it('gives the most similar first, with the similarities that it gives singly', () => {
      const found = index.search(index.vectorOf(5), 20);
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      for (const { id, score } of found) expect(score).toBe(index.similarity(index.vectorOf(5), id));
    });

    it('gives at most as many as are asked for, and all where more are asked for', () => {
      expect(index.search(index.vectorOf(5), 0)).toEqual([]);
      expect(index.search(index.vectorOf(5), 7)).toHaveLength(7);
      expect(new Set(idsOf(index.search(index.vectorOf(5), size + 50))).size).toBe(size);
    });

    it('looks at the allowed ones alone, exactly', () => {
      const allowed = everything.filter((id) => id % 7 === 3);
      const byHand = [...allowed]
        .map((id) => ({ id, score: index.similarity(index.vectorOf(0), id) }))
        .sort((a, b) => b.score - a.score || a.id - b.id);
      expect(index.search(index.vectorOf(0), 10, allowed)).toEqual(byHand.slice(0, 10));
      expect(index.search(index.vectorOf(0), 10, new Uint32Array())).toEqual([]);
    });

    it('gives equal ones in the order of their ids, and the same every time', async () => {
      const same = Array.from({ length: 4 }, () => rows[0] as Float32Array);
      const twins = await open(same, dimensions);
      expect(idsOf(twins.search(twins.vectorOf(3), 4))).toEqual([0, 1, 2, 3]);
      expect(index.search(index.vectorOf(9), 10)).toEqual(index.search(index.vectorOf(9), 10));
    });

    it('finds nothing where there is nothing', async () => {
      const empty = await open([], dimensions);
      expect(empty.size).toBe(0);
      expect(empty.search(index.vectorOf(0), 5)).toEqual([]);
    });
  });
}
