import { expect, it } from 'vitest';
import { bareArticle } from '../../../src/model/article.ts';
import { sourceNamed } from '../../../src/question/source-named.ts';
import { findSource } from '../../../src/search/find-source.ts';

const published = (id: string, source: string | null) => ({ ...bareArticle({ id, title: id, body: id }), source });
const ARTICLES = [
  published('a', '北岭证券报'),
  published('b', '人民日報'),
  published('c', '人民日报客户端'),
  published('d', null),
];

it.each([
  ['北证报报道的县有哪些', '北证报'],
  ['人民日报的文章提到哪些县', '人民日报'],
  ['据报道有多少人受伤', null],
  ['海报上写了什么', null],
])('%s names the publisher %s', (question, named) => {
  expect(sourceNamed(question)).toBe(named);
});

it('finds a publisher by its name, in any script, or by a short form of it', () => {
  expect(findSource(ARTICLES, '人民日报')).toBe('人民日报');
  expect(findSource(ARTICLES, '北证报')).toBe('北岭证券报');
});

it('restricts nothing where no article is of the publisher, or all are', () => {
  expect(findSource(ARTICLES, '南山晚报')).toBeUndefined();
  expect(findSource([published('a', '新华社')], '新华社')).toBeUndefined();
});

it('restricts nothing where a short form fits two publishers, or only looks like one of a publisher', () => {
  expect(findSource([...ARTICLES, published('e', '北方证券报')], '北证报')).toBeUndefined();
  expect(findSource(ARTICLES, '北报证')).toBeUndefined();
});
