import { describe, expect, it } from 'vitest';
import { answerFromMetadata } from '../../../src/answer/metadata-answer.ts';
import { bareArticle } from '../../../src/model/article.ts';
import { search } from '../../../src/search/search.ts';
import { smallAnswerer } from '../../support/small-answerer.ts';

const ARTICLES = [
  bareArticle({
    id: 'a',
    title: '平湖县部署防汛',
    publishedOn: '2021-05-01',
    body: '平湖县召开防汛会议，由李某主持。',
  }),
  bareArticle({
    id: 'b',
    title: '堤坝加固完工',
    publishedOn: '2022-05-01',
    body: '防汛堤坝加固三公里，消息人士说投入九百万元。',
  }),
  bareArticle({
    id: 'c',
    title: '新闻发布会召开',
    publishedOn: '2022-03-01',
    body: '防汛新闻发布会在县城召开，新闻记者到场十人。',
  }),
];

async function short(text: string): Promise<string | undefined> {
  const tools = await smallAnswerer(ARTICLES, null);
  const found = await search(tools, { text, filters: {}, now: '2022-12-31' }, 40);
  return answerFromMetadata(tools.index, found)?.short;
}

describe('a question for the number of articles, or the newest or oldest', () => {
  it.each([
    ['有多少篇文章提到防汛', '3篇'],
    ['提到堤坝的报道有几篇', '1篇'],
    ['最新的防汛文章', '堤坝加固完工'],
    ['防汛最早的报道', '平湖县部署防汛'],
  ])('is counted out: %s', async (question, answer) => {
    expect(await short(question)).toBe(answer);
  });

  it.each([
    '文章提到堤坝加固了多少公里',
    '防汛报道中投入了多少钱',
    '最近一次防汛会议由谁主持',
    '最新的防汛投入是多少',
    '最近的新闻发布会在哪里召开',
    '最近一次新闻发布会由谁主持',
    '有多少新闻记者到场',
    '最早的消息人士是谁',
  ])('is told from one for what they say: %s', async (question) => {
    expect(await short(question)).toBeUndefined();
  });
});
