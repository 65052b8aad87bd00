import { describe, expect, it } from 'vitest';
import { pairsOf, sharedPairs } from '../../../../src/text/words/pairs.ts';

describe('pairs of characters', () => {
  it('leave out punctuation and count once', () => {
    expect([...pairsOf('甲,乙丙。甲乙')]).toEqual(['甲乙', '乙丙', '丙甲']);
    expect([...pairsOf('甲')]).toEqual([]);
  });

  it('are shared as a part of the first', () => {
    expect(sharedPairs(pairsOf('甲乙丙'), pairsOf('乙丙丁'))).toBe(0.5);
    expect(sharedPairs(pairsOf(''), pairsOf('乙丙丁'))).toBe(0);
  });
});
