import { describe, expect, it } from 'vitest';
import { readingsOf, splitSyllables, syllablesOf } from '../../../../src/text/sound/pinyin.ts';
import { sameSound } from '../../../../src/text/sound/same-sound.ts';

describe('pinyin', () => {
  it('is read in context, without tones, with v for ü, and of Chinese characters alone', () => {
    expect(syllablesOf('银行')).toEqual(['yin', 'hang']);
    expect(syllablesOf('旅行')).toEqual(['lv', 'xing']);
    expect(syllablesOf('GDP增长，3')).toEqual(['zeng', 'zhang']);
  });

  it('gives every reading of a character once, the usual one first', () => {
    const [first, ...others] = readingsOf('行');
    expect(first).toBe('xing');
    expect(others).toContain('hang');
    expect(new Set(readingsOf('好')).size).toBe(readingsOf('好').length);
  });
});

describe('letters', () => {
  const isSyllable = (text: string) => ['xi', 'an', 'xian', 'a', 'n', 'ni'].includes(text);

  it('are split into syllables in all ways, fewest syllables first', () => {
    expect(splitSyllables('xian', isSyllable)).toEqual([['xian'], ['xi', 'an'], ['xi', 'a', 'n']]);
  });

  it('that are no syllables give nothing', () => {
    expect(splitSyllables('xq', isSyllable)).toEqual([]);
  });

  it('are split in six ways at most, and not at all where they are too many for a word', () => {
    expect(splitSyllables('anananan', isSyllable)).toHaveLength(6);
    expect(splitSyllables('an'.repeat(20), isSyllable)).toHaveLength(6);
    expect(splitSyllables('an'.repeat(21), isSyllable)).toEqual([]);
  });
});

describe('characters of the same sound', () => {
  it('are everyday ones with the same usual reading, in code order, and others than the character', () => {
    const found = sameSound('扶');
    expect(found).toEqual(expect.arrayContaining(['付', '福', '服']));
    expect(found).not.toContain('扶');
    expect(found).not.toContain('夏');
    expect([...found].sort()).toEqual(found);
  });
});
