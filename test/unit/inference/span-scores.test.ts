import { describe, expect, it } from 'vitest';
import { bestSpans } from '../../../src/inference/span-scores.ts';

/** Position 0 is "not here", 1 and 2 are the question, 3 to 6 the passage, 7 closes it. */
const range = { first: 3, after: 7 };

describe('the best spans', () => {
  it('score start and end against "not here"', () => {
    const start = [1, 9, 9, 0, 5, 2, 0, 9];
    const end = [2, 9, 9, 0, 1, 6, 3, 9];
    expect(bestSpans({ start, end, ...range }, { count: 1, brevity: 0 })).toEqual([{ from: 4, to: 5, score: 8 }]);
  });

  it('do not overlap, and score below 0 where "not here" is likelier', () => {
    const start = [4, 0, 0, 1, 5, 2, 0, 0];
    const end = [4, 0, 0, 2, 1, 6, 3, 0];
    expect(bestSpans({ start, end, ...range }, { count: 5, brevity: 0 })).toEqual([
      { from: 4, to: 5, score: 3 },
      { from: 3, to: 3, score: -5 },
      { from: 6, to: 6, score: -5 },
    ]);
  });

  it('never end before they start', () => {
    const start = [0, 0, 0, 0, 0, 0, 8, 0];
    const end = [0, 0, 0, 8, 0, 0, 1, 0];
    expect(bestSpans({ start, end, ...range }, { count: 1, brevity: 0 })).toEqual([{ from: 6, to: 6, score: 9 }]);
  });

  it('are at most 40 tokens long', () => {
    const start = Array.from({ length: 60 }, (_, i) => (i === 5 ? 9 : 0));
    const end = Array.from({ length: 60 }, (_, i) => (i === 45 ? 9 : i === 44 ? 3 : 0));
    expect(bestSpans({ start, end, first: 5, after: 59 }, { count: 1, brevity: 0 })).toEqual([
      { from: 5, to: 44, score: 12 },
    ]);
  });

  it('prefer the earlier and then the shorter of equals', () => {
    const zeros = [0, 0, 0, 0, 0, 0, 0, 0];
    expect(
      bestSpans({ start: zeros, end: zeros, ...range }, { count: 2, brevity: 0 }).map(({ from, to }) => [from, to]),
    ).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });

  it('give way to shorter ones that score nearly as well', () => {
    const start = [0, 0, 0, 4, 3, 0, 0, 0];
    const end = [0, 0, 0, 0, 3, 0, 4, 0];
    const best = (brevity: number) => bestSpans({ start, end, ...range }, { count: 1, brevity })[0];
    // Four tokens score 8, the one within them 6: ln 4 = 1.39 at a brevity of 1 makes up for less than those 2, at 1.5 for 2.08.
    expect(best(1)).toEqual({ from: 3, to: 6, score: 8 });
    expect(best(1.5)).toEqual({ from: 4, to: 4, score: 6 });
  });

  it('are none where the passage has no token', () => {
    expect(bestSpans({ start: [0, 0], end: [0, 0], first: 2, after: 2 }, { count: 3, brevity: 0 })).toEqual([]);
  });
});
