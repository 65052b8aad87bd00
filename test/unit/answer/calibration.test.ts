import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf, piecesOf } from '../../../src/answer/calibration.ts';
import { SIGNAL_NAMES, type Signals } from '../../../src/answer/signals.ts';

const value = fc.double({ min: -1, max: 1.5, noNaN: true });

describe('the pieces of a signal', () => {
  it('add up to it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SIGNAL_NAMES), value, (name, x) => {
        expect(piecesOf(name, x).reduce((sum, piece) => sum + piece, 0)).toBeCloseTo(x, 10);
      }),
    );
  });

  it('let a chance rise with the signal where no weight is below 0', () => {
    const weights = Object.fromEntries(SIGNAL_NAMES.map((name) => [name, [0.5, 0, 3, 1]]));
    const head = { intercept: 0, weights: weights as Parameters<typeof chanceOf>[0]['weights'] };
    const chance = (judge: number) =>
      chanceOf(head, { ...Object.fromEntries(SIGNAL_NAMES.map((name) => [name, 0])), judge } as Signals);
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(chance(Math.max(a, b))).toBeGreaterThanOrEqual(chance(Math.min(a, b)));
      }),
    );
  });
});
