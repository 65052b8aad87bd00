import { describe, expect, it } from 'vitest';
import { originalSpan } from '../../../../src/answer/passages/original-span.ts';
import { slice } from '../../../../src/model/span.ts';
import { fold } from '../../../../src/text/script/fold.ts';

/** The text of `original` for the folded words `words`. */
function shown(original: string, words: string): string {
  const folded = fold(original);
  const start = folded.text.indexOf(words);
  return slice(original, originalSpan(folded, { start, end: start + words.length }));
}

describe('the original of a folded span', () => {
  it('is in the script and width of the original', () => {
    expect(shown('位於《臺北》', '台北')).toBe('臺北');
    expect(shown('ＧＤＰ增長５％', 'gdp增长5%')).toBe('ＧＤＰ增長５％');
  });

  it('takes a character whole that folds to several', () => {
    expect(shown('長5㎞寬3㎞', '5k')).toBe('5㎞');
    expect(shown('第⑩項', '0项')).toBe('⑩項');
  });

  it('reaches to the end of the text', () => {
    expect(shown('長5㎞', '5km')).toBe('5㎞');
  });
});
