import { describe, expect, it } from 'vitest';
import { measureReading } from '../../../src/eval/reading.ts';

describe('the score of reading', () => {
  it('is the mean over all questions, one without an answer counting 0', async () => {
    const cases = [
      { question: '谁?', text: '工匠王大力', answers: ['王大力'] },
      { question: '何时?', text: '1958年', answers: ['1958年'] },
      { question: '何处?', text: '', answers: ['北京'] },
      { question: '为何?', text: '因为下雨', answers: ['刮风'] },
    ];
    const score = await measureReading(cases, async (_, text) => text || null);
    expect(score).toEqual({ questions: 4, em: 0.25, f1: (0.75 + 1) / 4 });
  });

  it('is 0 without questions', async () => {
    expect(await measureReading([], async () => null)).toEqual({ questions: 0, em: 0, f1: 0 });
  });
});
