import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_WINDOW_CHARS } from '../../../../src/answer/passages/windows.ts';
import { judgedText } from '../../../../src/answer/reading/judged-text.ts';

const BODY = '甲县有水库。远处的话。其他的话。水库建于1958年。还有别的话。';
const spanOf = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

describe('what a judge reads', () => {
  it('is the sentence behind title, first sentence and the sentence before', () => {
    const judged = judgedText({ title: '题目', body: BODY }, BODY, spanOf(BODY, '1958年'));
    expect(judged?.passage).toBe('题目。甲县有水库。其他的话。水库建于1958年。');
  });

  it('says the first sentence once', () => {
    const judged = judgedText({ title: '', body: BODY }, BODY, spanOf(BODY, '甲县'));
    expect(judged?.passage).toBe('甲县有水库。');
  });

  it('holds the span unchanged and fits a window', () => {
    const text = fc.string({
      unit: fc.constantFrom('甲', '县', '。', '水', '，', '1', '库'),
      minLength: 1,
      maxLength: 400,
    });
    fc.assert(
      fc.property(text, fc.nat(400), fc.integer({ min: 1, max: 20 }), (body, at, length) => {
        const span = { start: Math.min(at, body.length - 1), end: Math.min(body.length, at + length) };
        if (span.end <= span.start || !/[^。\s]/.test(body.slice(span.start, span.end))) return;
        const judged = judgedText({ title: '题', body }, body, span);
        if (!judged) return;
        expect(judged.passage.length).toBeLessThanOrEqual(MAX_WINDOW_CHARS);
        expect(judged.passage.slice(judged.span.start, judged.span.end)).toBe(body.slice(span.start, span.end));
      }),
    );
  });
});
