import { describe, expect, it } from 'vitest';
import { splitSyllables } from '../../../src/text/sound/pinyin.ts';
import { makeNameListener } from '../../../src/translate/names-by-sound.ts';
import { makePinyinReader } from '../../../src/translate/pinyin-words.ts';
import { makeSmallVocabulary } from '../../support/small-vocabulary.ts';

const vocabulary = makeSmallVocabulary(['何桂芳主持水库验收', '银行行长到重庆', '约翰·诺曼和胡格诺派']);

describe('makePinyinReader', () => {
  const read = makePinyinReader(vocabulary, ['灵寿县', '发改委', '重庆']);

  it('reads known names that the corpus lacks', () => {
    expect(read('lingshouxian')).toEqual(['灵寿县']);
    expect(read('fagaiwei')).toEqual(['发改委']);
  });

  it('reads words and names of the corpus, in the reading of the word', () => {
    expect(read('shuiku')).toEqual(['水库']);
    expect(read('heguifang')[0]).toBe('何桂芳');
    expect(read('chongqing')[0]).toBe('重庆');
  });

  it.each(['', 'x', 'hello', 'wangwang', 'he'])('reads nothing in "%s"', (letters) => {
    expect(read(letters)).toEqual([]);
  });
});

describe('makeNameListener', () => {
  it('hears the likest name first', () => {
    const hear = makeNameListener(vocabulary);
    expect(hear('norman')[0]?.word).toBe('诺曼');
    expect(hear('huguenot')[0]?.word).toBe('胡格诺');
    expect(hear('xylophone')).toEqual([]);
  });
});

describe('splitSyllables', () => {
  it('gives every way to read the letters, fewest syllables first', () => {
    const syllables = new Set(['xi', 'an', 'xian']);
    expect(splitSyllables('xian', (text) => syllables.has(text))).toEqual([['xian'], ['xi', 'an']]);
    expect(splitSyllables('xiang', (text) => syllables.has(text))).toEqual([]);
  });
});
