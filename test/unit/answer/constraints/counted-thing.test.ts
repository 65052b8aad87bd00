import { describe, expect, it } from 'vitest';
import { countedThing } from '../../../../src/answer/constraints/counted-thing.ts';

describe('countedThing', () => {
  it.each([
    ['多少贫困县脱贫?', '贫困县'],
    ['有多少家企业参展', '企业'],
    ['几个先进集体受到表彰?', '先进集体'],
    ['多少公里铁路', '铁路'],
    ['受灾村庄的数量是多少', '村庄'],
  ])('finds in %s %s', (question, thing) => {
    expect(countedThing(question)).toBe(thing);
  });

  it('finds none where nothing is named', () => {
    expect(countedThing('增长了多少?')).toBeUndefined();
  });
});
