import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../../../src/answer/calibration.ts';
import { SIGNAL_NAMES, type Signals } from '../../../../src/answer/signals.ts';
import { type Fit, type FitCase, fitLogistic } from '../../../../src/eval/confidence/fit.ts';
import { makeRandom } from '../../../../src/eval/random.ts';

const signals = (given: Partial<Signals>): Signals =>
  ({ ...Object.fromEntries(SIGNAL_NAMES.map((name) => [name, 0])), ...given }) as Signals;

const weightOf = (fit: Fit, name: keyof Signals, piece: number) => fit.weights[name][piece] ?? Number.NaN;

/** Cases whose chance of being right follows known weights. */
function casesOf(count: number, logit: (given: Signals) => number): FitCase[] {
  const random = makeRandom(11);
  return Array.from({ length: count }, () => {
    const given = signals({ reader: 2 * random() - 1, judge: 2 * random() - 1, translated: random() < 0.5 ? 1 : 0 });
    return { signals: given, right: random() < 1 / (1 + Math.exp(-logit(given))), weight: 1 };
  });
}

describe('the logistic fit', () => {
  it('finds the weights that made the cases', () => {
    const fit = fitLogistic(casesOf(20_000, ({ reader, judge, translated }) => 0.5 + 2 * reader + judge - translated));
    expect(fit.intercept).toBeCloseTo(0.5, 0);
    expect(Math.abs(weightOf(fit, 'reader', 0) - 2)).toBeLessThan(0.25);
    expect(Math.abs(weightOf(fit, 'judge', 1) - 1)).toBeLessThan(0.25);
    expect(Math.abs(weightOf(fit, 'translated', 0) + 1)).toBeLessThan(0.25);
  });

  it('silences a signal that speaks the way it may not', () => {
    const fit = fitLogistic(casesOf(2_000, ({ reader, judge }) => 2 * judge - 2 * reader));
    expect(fit.weights.reader.every((weight) => weight === 0)).toBe(true);
    expect(weightOf(fit, 'judge', 1)).toBeGreaterThan(0.5);
  });

  it('gives the mean chance of the cases where no signal tells', () => {
    const cases = [true, true, true, false].map((right) => ({ signals: signals({}), right, weight: 1 }));
    expect(chanceOf(fitLogistic(cases), signals({}))).toBeCloseTo(0.75, 3);
  });

  it('is the same for the same cases', () => {
    const cases = casesOf(300, ({ judge }) => judge);
    expect(fitLogistic(cases)).toEqual(fitLogistic(cases));
  });
});
