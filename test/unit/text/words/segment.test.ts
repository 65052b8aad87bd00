import { expect, it } from 'vitest';
import { searchTerms } from '../../../../src/text/words/segment.ts';

it.each([
  ['t-7a能飞多高', 't-7a'],
  ['4架kj-2000飞机', 'kj-2000'],
])('a make of letters and digits is a term of its own: %s', (text, name) => {
  expect(searchTerms(text)).toContain(name);
});

it.each(['2019-12-01召开', 'a-b测试', '第7届'])('dates, letters alone and counts are no makes: %s', (text) => {
  expect(searchTerms(text).filter((term) => term.includes('-'))).toEqual([]);
});
