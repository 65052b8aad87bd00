import { describe, expect, it } from 'vitest';
import { bestSpans } from '../../../src/inference/span-scores.ts';

/** Position 0 is "not here", 1 and 2 are the question, 3 to 6 the passage, 7 closes it. */
const range = { first: 3, after: 7 };

describe('the best spans', () => {
  it('score start and end against "not here"', () => {
    const start = [1, 9, 9, 0, 5, 2, 0, 9];
    const end = [2, 9, 9, 0, 1, 6, 3, 9];
    expect(bestSpans({ start, end, ...range }, 1)).toEqual([{ from: 4, to: 5, score: 8 }]);
  });

  it('do not overlap, and score below 0 where "not here" is likelier', () => {
    const start = [4, 0, 0, 1, 5, 2, 0, 0];
    const end = [4, 0, 0, 2, 1, 6, 3, 0];
    expect(bestSpans({ start, end, ...range }, 5)).toEqual([
      { from: 4, to: 5, score: 3 },
      { from: 3, to: 3, score: -5 },
      { from: 6, to: 6, score: -5 },
    ]);
  });

  it('never end before they start', () => {
    const start = [0, 0, 0, 0, 0, 0, 8, 0];
    const end = [0, 0, 0, 8, 0, 0, 1, 0];
    expect(bestSpans({ start, end, ...range }, 1)).toEqual([{ from: 6, to: 6, score: 9 }]);
  });

  it('are at most 40 tokens long', () => {
    const start = Array.from({ length: 60 }, (_, i) => (i === 5 ? 9 : 0));
    const end = Array.from({ length: 60 }, (_, i) => (i === 45 ? 9 : i === 44 ? 3 : 0));
    expect(bestSpans({ start, end, first: 5, after: 59 }, 1)).toEqual([{ from: 5, to: 44, score: 12 }]);
  });

  it('prefer the earlier and then the shorter of equals', () => {
    const zeros = [0, 0, 0, 0, 0, 0, 0, 0];
    expect(bestSpans({ start: zeros, end: zeros, ...range }, 2).map(({ from, to }) => [from, to])).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });

  it('are none where the passage has no token', () => {
    expect(bestSpans({ start: [0, 0], end: [0, 0], first: 2, after: 2 }, 3)).toEqual([]);
  });
});
