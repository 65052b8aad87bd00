import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isElliptic, joinTurns } from '../../../src/bot/follow-up-text.ts';
import { MAX_QUESTION_CHARS } from '../../../src/model/question.ts';

describe('a further question', () => {
  it.each(['那去年呢？', '前年呢', '它在哪里？', '具体是哪些？', '为什么？', 'and last year?', '其中有多少人受益？'])(
    'is asked with the one before: %s',
    (text) => {
      expect(isElliptic(text)).toBe(true);
      expect(joinTurns(['甲县有多少人？', '今年投入多少资金？'], text)).toBe(`今年投入多少资金？ ${text}`);
    },
  );

  it.each(['国家发展改革委定点帮扶哪些县？', '灵寿县今年投入了多少帮扶资金？'])(
    'stands alone where it can: %s',
    (text) => {
      expect(joinTurns(['今年投入多少资金？'], text)).toBe(text);
    },
  );

  it('stands alone where nothing was asked before', () => {
    expect(joinTurns([], '那去年呢？')).toBe('那去年呢？');
  });

  it('is never too long by what it follows', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), fc.string({ maxLength: MAX_QUESTION_CHARS }), (before, text) => {
        expect(joinTurns([before], text).length).toBeLessThanOrEqual(MAX_QUESTION_CHARS);
      }),
    );
  });
});
