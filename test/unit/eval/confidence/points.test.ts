import { describe, expect, it } from 'vitest';
import { areaUnderCurve, reliability, rightAbove, riskCoverage } from '../../../../src/eval/confidence/points.ts';

const POINTS = [
  { chance: 0.95, right: true },
  { chance: 0.95, right: true },
  { chance: 0.91, right: false },
  { chance: 0.5, right: true },
  { chance: 0.5, right: false },
];

describe('confidence measured', () => {
  it('counts how often a right one is ahead of a wrong one, equal ones half', () => {
    // 0.95 beats 0.91 and 0.5, twice; 0.5 beats none, equals one: (2 + 2 + 0.5) of 3 × 2.
    expect(areaUnderCurve(POINTS)).toBeCloseTo(4.5 / 6, 10);
    expect(areaUnderCurve([{ chance: 1, right: true }])).toBeNaN();
  });

  it('tells the share right above a chance and by tenths', () => {
    expect(rightAbove(POINTS, 0.9)).toEqual({ count: 3, right: 2 / 3 });
    expect(reliability(POINTS).map(({ from, count, right }) => [from, count, right])).toEqual([
      [0.5, 2, 0.5],
      [0.9, 3, 2 / 3],
    ]);
  });

  it('tells the share wrong among the surest', () => {
    const risks = riskCoverage(POINTS);
    expect(risks.at(-1)).toEqual({ coverage: 1, risk: 0.4 });
    expect(risks[3]).toEqual({ coverage: 0.4, risk: 0 });
  });
});
