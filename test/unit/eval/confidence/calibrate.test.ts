import { describe, expect, it } from 'vitest';
import { SIGNAL_NAMES, type Signals } from '../../../../src/answer/signals.ts';
import { calibrate, outcomeRates } from '../../../../src/eval/confidence/calibrate.ts';
import type { CalibrationCase } from '../../../../src/eval/confidence/calibration-cases.ts';

const signals = (judge: number) => ({ ...Object.fromEntries(SIGNAL_NAMES.map((name) => [name, 0])), judge }) as Signals;

/** A question with one candidate, to which the judge gives `judge`. */
function one(judge: number, right: boolean, quoted: boolean, kind: Partial<CalibrationCase> = {}): CalibrationCase {
  const candidates = [{ signals: signals(judge), right, vetoed: false }];
  return { source: 'tune', answerable: true, class: 'answerable', given: false, candidates, quoted, ...kind };
}

/** The same candidate with a lower judgement. */
function lessSure({ signals: known, ...rest }: CalibrationCase['candidates'][number]) {
  return { ...rest, signals: { ...known, judge: known.judge - 1 } };
}

const repeat = (count: number, made: CalibrationCase) => Array.from({ length: count }, () => made);
const NEAR_MISS = { answerable: false, class: 'near-miss' };
const CASES = [
  ...repeat(60, one(1, true, true)),
  ...repeat(30, one(0, false, true)),
  ...repeat(30, one(-0.5, false, false, NEAR_MISS)),
  ...repeat(50, one(-1, false, false, { answerable: false, class: 'off-topic' })),
];

describe('the thresholds', () => {
  const heads = calibrate(CASES, 'tune');

  it('answer what is sure, show what may hold the answer, and refuse the rest', () => {
    const rates = outcomeRates(CASES, heads);
    expect(rates.right).toBeCloseTo(60 / 90, 5);
    expect(rates.wrong).toBe(0);
    expect(rates.passage).toBeCloseTo(30 / 90, 5);
    expect(rates.served).toBe(1);
    expect(rates.offTopicRefused).toBe(1);
  });

  it('never answer a near miss to win an answer', () => {
    expect(outcomeRates(CASES, heads).nearMiss).toBe(0);
  });

  it('are others where one article is asked', () => {
    const given = CASES.map((kept) => ({ ...kept, given: true, candidates: kept.candidates.map(lessSure) }));
    const both = calibrate([...CASES, ...given], 'tune');
    expect({ short: both.short, quotations: both.quotations }).toEqual({
      short: heads.short,
      quotations: heads.quotations,
    });
    expect(outcomeRates(given, both.given).right).toBeCloseTo(60 / 90, 5);
    expect(outcomeRates(given, both).right).toBe(0);
  });

  it('count a vetoed candidate as none', () => {
    const vetoed = { ...one(1, true, true), candidates: [{ signals: signals(1), right: true, vetoed: true }] };
    expect(outcomeRates([vetoed], heads).right).toBe(0);
  });
});
