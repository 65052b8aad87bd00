import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/model/question.ts';
import { analyseQuestion } from '../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../src/text/names/names.ts';

const findNames = makeNameFinder([
  { canonical: '国家发展和改革委员会', kind: 'body', aliases: ['国家发展改革委', '发改委'], english: ['NDRC'] },
]);

function analyse(text: string, locale?: Language) {
  const question = { text, filters: {}, now: '2022-05-31', ...(locale && { locale }) };
  return analyseQuestion(question, { findNames });
}

describe('analyseQuestion', () => {
  it('leaves the asking words out of the content and keeps them', () => {
    const analysis = analyse('请问国家发展改革委定点帮扶哪些县？');
    expect(analysis.content).toBe('国家发展改革委定点帮扶 县');
    expect(analysis.askWords).toEqual(['请问', '哪些']);
    expect(analysis.chinese).toBe('请问国家发展改革委定点帮扶哪些县?');
  });

  it('looks for every term once and for the name in any form', () => {
    const terms = analyse('发改委和发改委').terms.map((group) => group.alternatives.map(({ term }) => term).join('|'));
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms.filter((term) => term === '=国家发展和改革委员会')).toHaveLength(1);
  });

  it('gives the days where all its dates meet, but none for a day without a year', () => {
    expect(analyse('2022年3月国家发改委做了什么').days).toEqual({ from: '2022-03-01', to: '2022-03-31' });
    expect(analyse('近三年中2021年的会议').days).toEqual({ from: '2021-01-01', to: '2021-12-31' });
    expect(analyse('8月29日召开了什么会议').days).toBeNull();
    expect(analyse('国家发改委做了什么').days).toBeNull();
  });

  it('takes no number from dates and asking words', () => {
    const numbers = analyse('2022年哪一天表彰了65个集体').numbers.map(({ value, unit }) => `${value}${unit}`);
    expect(numbers).toEqual(['65个']);
  });

  it('finds titles and the publisher asked for', () => {
    expect(analyse('《乡村振兴促进法》说了什么').titles).toEqual(['乡村振兴促进法']);
    expect(analyse('人民日报怎么说乡村振兴').source).toBe('人民日报');
    expect(analyse('乡村振兴是什么').source).toBeNull();
  });

  it('finds the same things in Traditional writing', () => {
    const analysis = analyse('發改委定點幫扶哪些縣');
    expect(analysis.language).toBe('zh-Hant');
    expect(analysis.names.map((name) => name.canonical)).toEqual(['国家发展和改革委员会']);
    expect(analysis.kind).toBe('list');
  });

  it.each<[string, Language | undefined, Language]>([
    ['NDRC定点帮扶哪些县', undefined, 'zh-Hans'],
    ['Which counties does NDRC assist?', undefined, 'en'],
    ['Which counties does 发改委 assist?', undefined, 'en'],
    ['何立峰是谁', 'zh-Hant', 'zh-Hant'],
    ['何立峰主持谁的会议', 'zh-Hant', 'zh-Hans'],
    ['何立峰是谁', undefined, 'zh-Hans'],
    ['幫扶哪些縣', 'zh-Hans', 'zh-Hant'],
    ['NDRC', 'zh-Hant', 'zh-Hant'],
    ['', 'en', 'en'],
  ])('takes "%s" with locale %s as %s', (text, locale, language) => {
    expect(analyse(text, locale).language).toBe(language);
  });
});
