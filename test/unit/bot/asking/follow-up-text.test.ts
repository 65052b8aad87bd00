import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isElliptic, joinTurns } from '../../../../src/bot/asking/follow-up-text.ts';
import { MAX_QUESTION_CHARS } from '../../../../src/model/question.ts';

describe('a further question', () => {
  it.each(['那去年呢？', '前年呢', '它在哪里？', '具体是哪些？', '为什么？', 'and last year?', '其中有多少人受益？'])(
    'cannot stand alone: %s',
    (text) => {
      expect(isElliptic(text)).toBe(true);
    },
  );

  it.each([
    ['发改委2022年投入多少资金？', '那去年呢？', '发改委去年投入多少资金？'],
    ['發改委2022年投入多少資金？', '那2021年呢？', '發改委2021年投入多少資金？'],
    ['投入了多少资金？', '去年呢', '去年投入了多少资金？'],
    ['灵寿县投入多少资金？', '那汪清县呢？', '汪清县投入多少资金？'],
    ['发改委帮扶哪些县？', '那投入多少资金呢？', '发改委帮扶哪些县？ 那投入多少资金呢？'],
    ['发改委今年帮扶哪些县？', '那2021年投入多少呢？', '发改委帮扶哪些县？ 那2021年投入多少呢？'],
  ])('after %s: %s', (before, text, expected) => {
    expect(joinTurns(['甲县有多少人？', before], text, '2023-05-01')).toBe(expected);
  });

  it.each(['国家发展改革委定点帮扶哪些县？', '灵寿县今年投入了多少帮扶资金？'])(
    'stands alone where it can: %s',
    (text) => {
      expect(joinTurns(['今年投入多少资金？'], text, '2023-05-01')).toBe(text);
    },
  );

  it('stands alone where nothing was asked before', () => {
    expect(joinTurns([], '那去年呢？', '2023-05-01')).toBe('那去年呢？');
  });

  it('is never too long by what it follows', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), fc.string({ maxLength: MAX_QUESTION_CHARS }), (before, text) => {
        expect(joinTurns([before], text, '2023-05-01').length).toBeLessThanOrEqual(MAX_QUESTION_CHARS);
      }),
    );
  });
});
