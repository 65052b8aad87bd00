import { expect, it } from 'vitest';
import { teachWords } from '../../../../src/text/segmenter/segmenter.ts';
import { firstHeadNoun, searchTerms, taggedWords } from '../../../../src/text/words/segment.ts';

it.each([
  ['t-7a能飞多高', 't-7a'],
  ['4架kj-2000飞机', 'kj-2000'],
])('a make of letters and digits is a term of its own: %s', (text, name) => {
  expect(searchTerms(text)).toContain(name);
});

it.each(['2019-12-01召开', 'a-b测试', '第7届'])('dates, letters alone and counts are no makes: %s', (text) => {
  expect(searchTerms(text).filter((term) => term.includes('-'))).toEqual([]);
});

it('a word taught again keeps its part of speech, and a new one is a noun', () => {
  const tags = (text: string) => taggedWords(text).map(({ tag }) => tag);
  const before = tags('脱贫');
  teachWords(['脱贫', '蓝天碧水网']);
  expect(before).toEqual(['v']);
  expect(tags('脱贫')).toEqual(before);
  expect(tags('蓝天碧水网')).toEqual(['n']);
});

it.each([
  ['贫困县脱贫', '贫困县'],
  ['县的乡村振兴得到支持', '县'],
  ['农村贫困人口全部脱贫', '贫困人口'],
  ['死亡', undefined],
])('the head of the first row of nouns: %s', (text, noun) => {
  expect(firstHeadNoun(text)).toBe(noun);
});
