import { describe, expect, it } from 'vitest';
import { sidesOf } from '../../../../src/question/scope/sides.ts';

describe('the sides of a comparison', () => {
  it.each([
    ['甲县和乙县的扶贫做法有什么不同?', ['甲县', '乙县'], '扶贫做法'],
    ['请比较一下甲县与乙县', ['甲县', '乙县'], ''],
    ['甲县跟乙县哪个人口更多', ['甲县', '乙县'], '人口'],
    ['compare the steel plant with the paper mill.', ['steel plant', 'paper mill'], ''],
    ['please contrast hebei and jilin', ['hebei', 'jilin'], ''],
    ['how does the north differ from the south?', ['north', 'south'], ''],
    ['which is larger, hebei or jilin?', ['hebei', 'jilin'], 'larger'],
    ['which county gave more: the north or the south', ['north', 'south'], 'county gave more'],
    ['which of the two, hebei or jilin, is larger?', ['hebei', 'jilin'], 'larger'],
    ['did hebei or jilin', ['hebei', 'jilin'], ''],
    ['what is the difference between the first plan and the second?', ['first plan', 'second'], ''],
  ])('and what is compared are the words of the question: %s', (asked, sides, aspect) => {
    expect(sidesOf(asked)).toEqual({ sides, aspect });
  });

  it.each(['甲县在哪里', 'compare everything', 'how does it work?'])(
    'are not there where only one is named: %s',
    (asked) => {
      expect(sidesOf(asked)).toBeUndefined();
    },
  );
});
