import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf, piecesOf, suretyOf } from '../../../src/answer/calibration.ts';
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

describe('the surety of the short answer', () => {
  it('rises with its chance and has an end for a vetoed one', () => {
    expect(suretyOf(0.5)).toBe(0);
    expect(suretyOf(0.9)).toBeGreaterThan(suretyOf(0.4));
    expect(suretyOf(0)).toBe(-1.6);
  });

  it('changes a chance only by a head that was fitted with it', () => {
    const none = Object.fromEntries(SIGNAL_NAMES.map((name) => [name, []]));
    const head = { intercept: 0, weights: none as unknown as Parameters<typeof chanceOf>[0]['weights'] };
    const silent = Object.fromEntries(SIGNAL_NAMES.map((name) => [name, 0])) as Signals;
    expect(chanceOf(head, silent, 0.9)).toBe(0.5);
    expect(chanceOf({ ...head, ofShort: 2 }, silent, 0.9)).toBeGreaterThan(0.6);
    expect(chanceOf({ ...head, ofShort: 2 }, silent, 0)).toBeLessThan(0.1);
  });
});
