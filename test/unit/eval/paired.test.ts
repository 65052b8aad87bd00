import { describe, expect, it } from 'vitest';
import { mcNemar, pairedCounts } from '../../../src/eval/paired.ts';

describe('paired counts', () => {
  it('count the questions that come out otherwise', () => {
    const right = { right: true, served: true, wrong: false };
    const wrong = { right: false, served: false, wrong: true };
    const counts = pairedCounts([
      [right, wrong],
      [right, wrong],
      [wrong, right],
      [right, right],
    ]);
    expect(counts.right).toMatchObject({ won: 2, lost: 1, p: 1 });
    expect(counts.wrong).toMatchObject({ won: 1, lost: 2 });
  });

  it('test by fair coins', () => {
    expect(mcNemar(0, 5)).toBeCloseTo(2 / 32, 10);
    // 2 · (1 + 10 + 45) / 1024
    expect(mcNemar(2, 8)).toBeCloseTo(112 / 1024, 10);
    expect(mcNemar(0, 0)).toBe(1);
  });
});
