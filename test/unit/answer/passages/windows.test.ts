import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWindows, MAX_WINDOW_CHARS } from '../../../../src/answer/passages/windows.ts';
import { slice } from '../../../../src/model/span.ts';
import { splitSentences } from '../../../../src/text/words/sentences.ts';

const sentence = (length: number, char: string) => `${char.repeat(length - 1)}。`;
const texts = fc.array(fc.constantFrom('甲'.repeat(30), '乙', '。', '\n', ' ', ',', '😀', '!”'), { maxLength: 60 });

describe('windows', () => {
  it('hold as many whole sentences as fit and overlap', () => {
    const text = sentence(100, '甲') + sentence(100, '乙') + sentence(100, '丙');
    expect(cutWindows(text)).toEqual([
      { start: 0, end: 200 },
      { start: 100, end: 300 },
    ]);
  });

  it('are one where the text fits', () => {
    expect(cutWindows('甲乙。丙丁。')).toEqual([{ start: 0, end: 6 }]);
  });

  it('are none where the text is empty', () => {
    expect(cutWindows(' \n')).toEqual([]);
  });

  it('are short enough, start and end with sentences, none within another, and leave no sentence out', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const sentences = splitSentences(text);
        const windows = cutWindows(text);
        for (const window of windows) {
          expect(slice(text, window).length).toBeLessThanOrEqual(MAX_WINDOW_CHARS);
          expect(sentences.map(({ start }) => start)).toContain(window.start);
          expect(sentences.map(({ end }) => end)).toContain(window.end);
        }
        windows.slice(1).forEach((window, i) => {
          expect(window.start).toBeGreaterThan(windows[i]?.start ?? 0);
          expect(window.end).toBeGreaterThan(windows[i]?.end ?? 0);
        });
        for (const { start, end } of sentences) {
          expect(windows.some((window) => window.start <= start && end <= window.end)).toBe(true);
        }
      }),
    );
  });
});
