import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/inference/embedder.ts';

const RESERVOIR = '甲县的水库建于1958年，灌溉农田三万亩。';
const MARKET = '今年第一季度出口总额比去年增长百分之六。';
/** A text without a word for any tokeniser. */
const BARE = '……';

/** The contract of every embedder. */
export function describeEmbedder(name: string, open: () => Promise<Embedder>): void {
  describe(name, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await open();
    });
    afterAll(() => embedder.close());

    const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

    it('has a name and a number of dimensions', () => {
      expect(embedder.modelId).not.toBe('');
      expect(embedder.dimensions).toBeGreaterThan(0);
    });

    it('gives unit vectors of its dimensions, of passages and of questions, whatever they hold', async () => {
      for (const text of [RESERVOIR, BARE, 'NDRC', RESERVOIR.repeat(100)]) {
        for (const vector of [await embedder.embedPassage(text), await embedder.embedQuestion(text)]) {
          expect(vector).toHaveLength(embedder.dimensions);
          expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
        }
      }
    });

    it('gives the same text the same vector, whatever came between', async () => {
      const before = await embedder.embedPassage(RESERVOIR);
      await embedder.embedPassage(MARKET);
      expect(await embedder.embedPassage(RESERVOIR)).toEqual(before);
    });

    it('keeps vectors apart: a later one does not change an earlier one', async () => {
      const first = await embedder.embedPassage(RESERVOIR);
      const copy = Float32Array.from(first);
      await embedder.embedPassage(MARKET);
      expect(first).toEqual(copy);
    });

    it('puts a question nearer to the passage that answers it than to another', async () => {
      const question = await embedder.embedQuestion('甲县的水库建于哪一年？');
      const near = cosine(question, await embedder.embedPassage(RESERVOIR));
      expect(near).toBeGreaterThan(cosine(question, await embedder.embedPassage(MARKET)));
    });
  });
}
