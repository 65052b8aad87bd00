import { beforeAll, describe, expect, it } from 'vitest';
import { type AnswererTools, answerQuestion } from '../../../../src/answer/answerer.ts';
import type { Overview } from '../../../../src/model/answer.ts';
import { bareArticle } from '../../../../src/model/article.ts';
import { analyseQuestion } from '../../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../../src/text/names/names.ts';
import { scopeOf } from '../../../support/scope.ts';
import { smallAnswerer } from '../../../support/small-answerer.ts';

const ARTICLES = [
  bareArticle({
    id: 'dyke',
    title: '清河县部署防汛工作',
    publishedOn: '2022-05-06',
    source: '清河日报',
    body: '5月6日，清河县召开防汛工作会议。县长周建国要求做好三件事。一要加固河堤，投入资金3200万元。二要备足沙袋，落实专人保管。三要严格值班，及时发布预警信息。',
  }),
  bareArticle({
    id: 'school',
    title: '白石镇新学校开学',
    publishedOn: '2021-09-01',
    source: '白石周报',
    body: '9月1日，白石镇举行新学校开学典礼。学校投入资金800万元，为了让山区孩子就近上学。镇长赵敏讲话。',
  }),
  bareArticle({
    id: 'rice',
    title: '青川县水稻增产',
    body: '青川县水稻今年增产。农民采用新品种，通过统一供种提高产量。',
  }),
];

let tools: AnswererTools;
beforeAll(async () => {
  const findNames = makeNameFinder([]);
  const small = await smallAnswerer(ARTICLES, null);
  tools = { ...small, analyse: (question) => analyseQuestion(question, { findNames, readScope: scopeOf }) };
});

async function ask(text: string, filters = {}) {
  return (await answerQuestion(tools, { text, filters, now: '2026-01-01' })).answer;
}
async function overviewOf(text: string, filters = {}): Promise<Overview> {
  const answer = await ask(text, filters);
  if (answer.outcome !== 'overview') throw new Error(`${text}: ${answer.outcome}`);
  return answer;
}
const titlesOf = ({ groups }: Overview) => groups.map(({ heading }) => heading);
const quotesOf = ({ citations }: Overview) => citations.map(({ quote }) => quote).join('');

describe('an overview', () => {
  it.each([
    '总结《清河县部署防汛工作》',
    '哪些文章提到了学校',
    '清河县和白石镇的投入资金有什么不同',
    '按时间列出这几次会议',
  ])('of %s quotes the articles word for word, each quotation in one group', async (question) => {
    const { citations, groups } = await overviewOf(question);
    for (const { articleId, quote, span } of citations) {
      const body = ARTICLES.find(({ id }) => id === articleId)?.body;
      expect(body?.slice(span.start, span.end)).toBe(quote);
    }
    expect(groups.flatMap((group) => group.citations)).toEqual(citations.map(({ n }) => n));
  });

  it('sums up the article that is named by its title, or that the question is restricted to', async () => {
    expect(titlesOf(await overviewOf('总结一下白石镇开学那篇文章'))).toEqual(['白石镇新学校开学']);
    expect(titlesOf(await overviewOf('请概括这篇文章', { articleId: 'rice' }))).toEqual(['青川县水稻增产']);
  });

  it('sums up nothing that the articles do not tell of', async () => {
    expect((await ask('总结一下关于火星探测的文章')).outcome).toBe('not-found');
  });

  it('lists what the article counts up', async () => {
    const answer = await overviewOf('清河县对防汛提出了哪三点要求？');
    expect(answer.form).toBe('list');
    for (const item of ['河堤', '沙袋', '值班']) expect(quotesOf(answer)).toContain(item);
  });

  it('lists what is asked of the articles where none of them is meant, and nothing that they do not tell of', async () => {
    const answer = await overviewOf('这些文章提到了哪些防汛的做法？');
    expect(answer.form).toBe('list');
    for (const item of ['河堤', '沙袋', '值班']) expect(quotesOf(answer)).toContain(item);
    expect((await ask('这些文章提到了哪些航天发射的做法？')).outcome).toBe('not-found');
  });

  it('sets two sides beside each other for the same aspect', async () => {
    const { groups, citations } = await overviewOf('清河县和白石镇投入的资金有什么不同');
    const sides = groups.map(({ heading, citations: own }) => [heading, citations[(own[0] ?? 0) - 1]?.quote]);
    expect(sides).toEqual([
      ['清河县', expect.stringContaining('3200万元')],
      ['白石镇', expect.stringContaining('800万元')],
    ]);
  });

  it('says of a side that the articles are silent about it', async () => {
    const { groups } = await overviewOf('清河县和火星基地投入的资金有什么不同');
    expect(groups.map(({ citations }) => citations.length > 0)).toEqual([true, false]);
  });

  it('names all articles, newest first, those without a day last', async () => {
    const answer = await overviewOf('你们都有哪些文章');
    expect(titlesOf(answer)).toEqual(['清河县部署防汛工作', '白石镇新学校开学', '青川县水稻增产']);
    expect(answer.articles).toEqual({ found: 3, of: 3 });
  });

  it('names the articles of a year or a publisher', async () => {
    expect(titlesOf(await overviewOf('2021年有哪些文章'))).toEqual(['白石镇新学校开学']);
    expect(titlesOf(await overviewOf('清河日报发了哪些文章'))).toEqual(['清河县部署防汛工作']);
  });

  it('orders events by their day', async () => {
    const { groups, form } = await overviewOf('按时间列出这几次会议');
    expect(form).toBe('timeline');
    expect(groups.map(({ day }) => day)).toEqual(['2021-09-01', '2022-05-06', null]);
  });

  it('is left out where the rule is', async () => {
    const without = { ...tools, leftOut: new Set(['broad'] as const) };
    const { answer } = await answerQuestion(without, { text: '你们都有哪些文章', filters: {}, now: '2026-01-01' });
    expect(answer.outcome).not.toBe('overview');
  });
});
