import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../../src/inference/reader.ts';
import { slice } from '../../src/model/span.ts';

/** A folded passage, as readers get it. */
const PASSAGE = '水库于1958年动工,两年后建成。库容为3.2亿立方米,由王大力设计。';
const QUESTION = '水库是哪一年动工的?';

/** The contract of every reader. */
export function describeReader(name: string, open: () => Promise<Reader>): void {
  describe(name, () => {
    let reader: Reader;
    beforeAll(async () => {
      reader = await open();
    });
    afterAll(() => reader.close());

    it('has a name', () => {
      expect(reader.modelId).not.toBe('');
    });

    it('marks words of the passage, the best first, none twice', async () => {
      const found = await reader.read(QUESTION, PASSAGE, { count: 5, brevity: 0 });
      expect(found.length).toBeGreaterThan(1);
      for (const { span } of found) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(PASSAGE.length);
      }
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      const byPlace = found.map(({ span }) => span).sort((a, b) => a.start - b.start);
      byPlace.slice(1).forEach((span, i) => {
        expect(span.start).toBeGreaterThanOrEqual(byPlace[i]?.end ?? 0);
      });
    });

    it('puts the words that answer first', async () => {
      const [best] = await reader.read(QUESTION, PASSAGE, { count: 5, brevity: 0 });
      expect(best && slice(PASSAGE, best.span)).toBe('1958年');
      expect(best?.score).toBeGreaterThan(0);
    });

    it('gives at most as many as are asked for, and those are the best', async () => {
      const all = await reader.read(QUESTION, PASSAGE, { count: 5, brevity: 0 });
      expect(await reader.read(QUESTION, PASSAGE, { count: 1, brevity: 0 })).toEqual(all.slice(0, 1));
      expect(await reader.read(QUESTION, PASSAGE, { count: 0, brevity: 0 })).toEqual([]);
    });

    it('marks nothing where nothing can be seen', async () => {
      expect(await reader.read(QUESTION, '', { count: 3, brevity: 0 })).toEqual([]);
      expect(await reader.read(QUESTION, ' \n ', { count: 3, brevity: 0 })).toEqual([]);
    });

    it('reads the same the same, whatever came between', async () => {
      const before = await reader.read(QUESTION, PASSAGE, { count: 3, brevity: 0 });
      await reader.read('谁?', '会议由李明主持。', { count: 3, brevity: 0 });
      expect(await reader.read(QUESTION, PASSAGE, { count: 3, brevity: 0 })).toEqual(before);
    });

    it('judges the words that answer likelier than words that do not', async () => {
      const right = { start: PASSAGE.indexOf('1958年'), end: PASSAGE.indexOf('动工') };
      const wrong = { start: PASSAGE.indexOf('王大力'), end: PASSAGE.indexOf('设计') };
      const judgement = await reader.judge(QUESTION, PASSAGE, right);
      expect(judgement).toBeGreaterThan(await reader.judge(QUESTION, PASSAGE, wrong));
      expect(await reader.judge(QUESTION, PASSAGE, right)).toBe(judgement);
    });
  });
}
