import { describe, expect, it } from 'vitest';
import { plainForm, rootOf, stemOf, wordsOf } from '../../../../src/text/words/english.ts';

describe('stemOf', () => {
  it.each([
    ['county', 'counties'],
    ['make', 'making'],
    ['make', 'made'],
    ['assist', 'assisted'],
    ['plan', 'planned'],
    ['give', 'gave'],
    ['woman', 'women'],
    ['kilometer', 'kilometres'],
    ['labor', 'labour'],
    ['organize', 'organise'],
    ['class', 'classes'],
  ])('gives %s and %s one stem', (word, inflected) => {
    expect(stemOf(inflected)).toBe(stemOf(word));
  });

  it.each([
    ['new', 'news'],
    ['bank', 'banner'],
    ['county', 'country'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});

describe('rootOf', () => {
  it.each([
    ['revitalize', 'revitalization'],
    ['nation', 'national'],
    ['invest', 'investment'],
  ])('brings %s and %s together', (word, derived) => {
    expect(rootOf(stemOf(derived))).toBe(rootOf(stemOf(word)));
  });
});

describe('wordsOf', () => {
  it('gives words, numbers and runs of Han characters with their places', () => {
    const text = "Does China's 国家发改委 aid 3,500 high-tech firms?";
    const words = wordsOf(text);
    expect(words.map((word) => word.lower)).toEqual([
      'does',
      'china',
      '国家发改委',
      'aid',
      '3,500',
      'high',
      'tech',
      'firms',
    ]);
    for (const { text: written, start, end } of words) expect(text.slice(start, end)).toBe(written);
  });

  it('tells function words from others, acronyms never', () => {
    expect(wordsOf('who WHO').map((word) => word.isStop)).toEqual([true, false]);
  });
});

describe('plainForm', () => {
  it('takes off accents, dots and the possessive ending', () => {
    expect(['Québec’s', 'U.S.', "People's", 'Lǐ'].map(plainForm)).toEqual(['quebec', 'us', 'people', 'li']);
  });
});
