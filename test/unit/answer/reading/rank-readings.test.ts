import { describe, expect, it } from 'vitest';
import { rankReadings } from '../../../../src/answer/reading/rank-readings.ts';
import type { Reading } from '../../../../src/answer/reading/read-windows.ts';
import { slice } from '../../../../src/model/span.ts';

const TEXT = '水库建于1958年。公路建于1972年。';

function reading(words: string, score: number, support = 0): Reading {
  const start = TEXT.indexOf(words);
  return { span: { start, end: start + words.length }, score, support };
}

function best(question: string, readings: readonly Reading[]): string {
  const [first] = rankReadings(question, [{ text: TEXT, readings }]);
  return first ? slice(TEXT, first.span) : '';
}

describe('ranking readings', () => {
  it('follows the reader where nothing else tells them apart', () => {
    expect(best('哪年', [reading('1958年', 3), reading('1972年', 4)])).toBe('1972年');
  });

  it('prefers the sentence that holds more of the question', () => {
    expect(best('水库建于哪年', [reading('1972年', 4), reading('1958年', 3)])).toBe('1958年');
  });

  it('prefers what more windows agree on', () => {
    expect(best('哪年', [reading('1972年', 4), reading('1958年', 3.5, Math.log(3))])).toBe('1958年');
  });

  it('puts back what only repeats the question', () => {
    expect(best('水库建于哪年', [reading('水库建于', 5), reading('1958年', 4)])).toBe('1958年');
  });

  it('tells the passage of every reading and keeps the order of equals', () => {
    const passage = { text: TEXT, readings: [reading('1958年', 3), reading('1972年', 3)] };
    const ranked = rankReadings('哪年', [passage, passage]);
    expect(ranked.map(({ passageIndex, span }) => [passageIndex, slice(TEXT, span)])).toEqual([
      [0, '1958年'],
      [0, '1972年'],
      [1, '1958年'],
      [1, '1972年'],
    ]);
  });

  it('is empty without readings', () => {
    expect(rankReadings('哪年', [{ text: TEXT, readings: [] }])).toEqual([]);
  });
});
