import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWholeText } from '../../../../src/answer/reading/read-whole-text.ts';
import { slice } from '../../../../src/model/span.ts';
import { markingReader } from '../../../support/marking-reader.ts';

describe('reading a text', () => {
  it('finds folded words and gives them as the text shows them', async () => {
    const text = '委員會設於《臺北》,當年成立。';
    const found = await readWholeText(markingReader({ 台北: 1 }), '設於何處?', text);
    expect(found && slice(text, found.span)).toBe('臺北');
    expect(found?.score).toBe(1);
  });

  it('takes whole a character that folds to several', async () => {
    const text = '共⑩項,長5㎞。';
    const found = await readWholeText(markingReader({ '5k': 1 }), '多長?', text);
    expect(found && slice(text, found.span)).toBe('5㎞');
  });

  it('mends the words', async () => {
    const text = '著有《三國演義》等。';
    const found = await readWholeText(markingReader({ '三国演义》': 1 }), '著有什麼?', text);
    expect(found && slice(text, found.span)).toBe('《三國演義》');
  });

  it('finds nothing where nothing can be read', async () => {
    expect(await readWholeText(markingReader({ 甲: 1 }), '问', '')).toBeUndefined();
  });

  it('gives a span of the shown text, not empty, whatever the text', async () => {
    const unit = fc.constantFrom(
      '發展',
      '发',
      '總書(shu) 記',
      '½',
      '㎞',
      'ﬁ',
      '😀',
      '𠮷',
      'e\u0301',
      '한',
      '。',
      '《',
      'Ａ',
      ' ',
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 80 }), async (units) => {
        const text = units.join('');
        const reader = markingReader({ 发: 3, '1': 2, k: 2, f: 2, '😀': 1, a: 1, 书: 1 });
        const found = await readWholeText(reader, '什麼?', text);
        if (!found) return;
        expect(found.span.start).toBeGreaterThanOrEqual(0);
        expect(found.span.end).toBeLessThanOrEqual(text.length);
        expect(slice(text, found.span)).not.toBe('');
      }),
    );
  });
});
