import { describe, expect, it } from 'vitest';
import { splitArticles } from '../../../src/chunking/split-articles.ts';
import { type Article, bareArticle } from '../../../src/model/article.ts';
import type { Filters } from '../../../src/model/question.ts';
import { STORE } from '../../../src/model/tuning.ts';
import { analyseQuestion } from '../../../src/question/analyse.ts';
import { search } from '../../../src/search/search.ts';
import { selfTest } from '../../../src/search/self-test.ts';
import type { Embedding } from '../../../src/store/build-index.ts';
import { buildMemoryIndex } from '../../../src/store/memory-index.ts';
import { openVectorCache } from '../../../src/store/vectors/vector-cache.ts';
import { makeNameFinder } from '../../../src/text/names/names.ts';
import { searchTerms } from '../../../src/text/words/segment.ts';

import { makeHashEmbedder } from '../../support/hash-embedder.ts';

const ARTICLES: readonly Article[] = [
  bareArticle({
    id: 'a',
    body: '水利部在北京召开节水会议。会议强调保护黄河水源。',
    publishedOn: '2021-05-01',
    source: '水利报',
  }),
  bareArticle({
    id: 'b',
    body: '教育部发布学前教育规划。幼儿园数量增加。',
    publishedOn: '2022-06-01',
    source: '教育报',
  }),
  bareArticle({ id: 'c', body: '交通运輸部推進農村公路建設。山區道路硬化。', script: 'traditional' }),
];

const findNames = makeNameFinder([]);
const analyse = (question: Parameters<typeof analyseQuestion>[0]) => analyseQuestion(question, { findNames });

async function openTools(withVectors: boolean) {
  const embedder = makeHashEmbedder();
  const embedding: Embedding | null = withVectors
    ? { embedder, cache: openVectorCache(':memory:', embedder.modelId) }
    : null;
  const source = { articles: ARTICLES, ...splitArticles(ARTICLES) };
  const index = await buildMemoryIndex(source, searchTerms, embedding, STORE, () => {});
  return { index, embedder: withVectors ? embedder : null, analyse, clock: () => 0 };
}

async function find(text: string, filters: Filters = {}, withVectors = true) {
  const tools = await openTools(withVectors);
  const found = await search(tools, { text, filters, now: '2022-12-31' }, 10);
  return { ...found, ids: found.hits.map(({ chunk }) => ARTICLES[chunk.articleIndex]?.id) };
}

describe('search', () => {
  it.each([true, false])('finds the article that speaks of it first (with vectors: %s)', async (withVectors) => {
    expect((await find('黄河水源由谁保护？', {}, withVectors)).ids[0]).toBe('a');
    expect((await find('幼儿园的数量', {}, withVectors)).ids[0]).toBe('b');
  });

  it('finds a Traditional article by a Simplified question and the other way round', async () => {
    expect((await find('农村公路建设')).ids[0]).toBe('c');
    expect((await find('學前教育規劃')).ids[0]).toBe('b');
  });

  it('adds the parts of a trace up to the score', async () => {
    const { hits } = await find('水利部在哪里召开节水会议？');
    for (const { score, trace } of hits) {
      expect(Object.values(trace).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9);
    }
    expect(hits.length).toBeGreaterThan(0);
  });

  it('lets only the articles of a filter through and says that undated ones are left out', async () => {
    const found = await find('会议 规划 建设', { from: '2022-01-01' });
    expect(new Set(found.ids)).toEqual(new Set(['b']));
    expect(found.allowed?.undatedLeftOut).toBe(true);
    expect(new Set((await find('会议 规划', { source: '水利' })).ids)).toEqual(new Set(['a']));
    expect(new Set((await find('会议 规划', { articleId: 'c' })).ids)).toEqual(new Set(['c']));
  });

  it('gives the same hits for the same question', async () => {
    const shape = ({ hits }: Awaited<ReturnType<typeof find>>) => hits.map((hit) => [hit.chunk.id, hit.score]);
    expect(shape(await find('教育部 水利部'))).toEqual(shape(await find('教育部 水利部')));
  });
});

describe('the self-test of an index', () => {
  it('passes an index that finds its own words and sentences', async () => {
    const { index } = await openTools(false);
    expect(selfTest(index, analyse)).toBeUndefined();
  });

  it('names the word that an index does not find', async () => {
    const { index } = await openTools(false);
    const blind = { ...index.sentenceScorer, score: () => new Float32Array(index.sentences.length) };
    const deaf = { ...index.sectionScorer, score: () => new Float32Array(index.sectionScorer.size) };
    expect(selfTest({ ...index, sentenceScorer: blind, sectionScorer: deaf }, analyse)).toMatch(
      /does not find its sentence/,
    );
  });
});
