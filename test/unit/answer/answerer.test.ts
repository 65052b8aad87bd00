import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/answer/answerer.ts';
import type { Answer } from '../../../src/model/answer.ts';
import { bareArticle } from '../../../src/model/article.ts';
import type { RuleName } from '../../../src/model/rules.ts';
import { markingReader } from '../../support/marking-reader.ts';
import { smallAnswerer } from '../../support/small-answerer.ts';

const FIRST = bareArticle({
  id: 'a',
  title: '甲县水库',
  publishedOn: '2021-05-01',
  body: '甲县的水库建于1958年。\n水库由张建国主持修建。\n灌溉农田三万亩。',
});
const SECOND = bareArticle({
  id: 'b',
  title: '甲县水库纪事',
  publishedOn: '2022-05-01',
  body: '甲县的水库由李卫东主持修建。\n附近有一座桥。',
});

async function ask(text: string, scores: Record<string, number> | null, articles = [FIRST]): Promise<Answer> {
  const tools = await smallAnswerer(articles, scores && markingReader(scores));
  return (await answerQuestion(tools, { text, filters: {}, now: '2022-12-31' })).answer;
}

describe('an answer', () => {
  it('is short where it is proven, with its words marked in the quotation', async () => {
    const answer = await ask('谁主持修建甲县的水库', { 张建国: 3 });
    expect(answer).toMatchObject({ outcome: 'answered', short: '张建国', alternatives: [] });
    const [citation] = answer.outcome === 'answered' ? answer.citations : [];
    expect(citation?.quote).toContain('张建国');
    expect(citation?.highlights.map(({ start, end }) => FIRST.body.slice(start, end))).toEqual(['张建国']);
  });

  it('is the passage that speaks where the words are in doubt', async () => {
    const answer = await ask('谁主持修建甲县的水库', { 张建国: -0.2 });
    expect(answer.outcome).toBe('passage');
    const citations = answer.outcome === 'passage' ? answer.citations : [];
    expect(citations[0]?.quote).toContain('水库由张建国主持修建。');
    for (const { quote, span } of citations) expect(FIRST.body.slice(span.start, span.end)).toBe(quote);
  });

  it('is a refusal where nothing near is found', async () => {
    expect(await ask('谁主持修建甲县的水库', { 张建国: -5 })).toMatchObject({ outcome: 'not-found' });
  });

  it('is the best sentences where there is no reader', async () => {
    expect(await ask('甲县的水库建于哪一年', null)).toMatchObject({ outcome: 'passage' });
    expect(await ask('谁发明了电灯', null)).toMatchObject({ outcome: 'not-found' });
  });
});

describe('a list of counties', () => {
  const body = '水利部对口支援河北灵寿县、吉林汪清县、广西田东县，成效很好。';
  const article = bareArticle({ id: 'c', title: '水利部对口支援', publishedOn: '2021-05-01', body });

  it('is whole, and only what lies in the province that is asked for', async () => {
    const whole = '河北灵寿县、吉林汪清县、广西田东县';
    const all = await ask('水利部对口支援哪些县', { 汪清县: 3, [whole]: 3 }, [article]);
    expect(all).toMatchObject({ outcome: 'answered', short: whole });
    const one = await ask('水利部在吉林对口支援哪些县', { [whole]: 2, 汪清县: 3 }, [article]);
    expect(one).toMatchObject({ outcome: 'answered', short: '汪清县' });
  });
});

describe('words that cut longer ones short', () => {
  /** The short answer where the reader scores words otherwise than the judge. */
  async function shortOf(read: Record<string, number>, judged: Record<string, number>, leftOut: RuleName[] = []) {
    const reader = { ...markingReader(read), judge: markingReader(judged).judge };
    const tools = { ...(await smallAnswerer([FIRST], reader)), leftOut: new Set(leftOut) };
    const { answer } = await answerQuestion(tools, { text: '谁主持修建甲县的水库', filters: {}, now: '2022-12-31' });
    return answer.outcome === 'answered' ? answer.short : answer.outcome;
  }

  it('give way to them where the reader prefers those', async () => {
    expect(await shortOf({ 张建: 3, 张建国: 3.5 }, { 张建: 3, 张建国: 2 })).toBe('张建国');
    expect(await shortOf({ 张建: 3, 张建国: 3.5 }, { 张建: 3, 张建国: 2 }, ['whole-words'])).toBe('张建');
  });

  it('stay where the reader prefers them, and where the longer ones are no longer the same words', async () => {
    expect(await shortOf({ 张建国: 3, 由张建国: 2 }, { 张建国: 3, 由张建国: 2 })).toBe('张建国');
    expect(await shortOf({ 张建国: 3, 水库由张建国: 5 }, { 张建国: 3, 水库由张建国: 2 })).toBe('张建国');
    expect(await shortOf({ 张建国: 3, 三万亩: 5 }, { 张建国: 3, 三万亩: 2 })).toBe('张建国');
  });
});

describe('a question that names a publisher', () => {
  const articles = [
    { ...FIRST, source: '北岭证券报' },
    { ...SECOND, source: '南山日报' },
  ];

  it('is answered from its articles alone', async () => {
    const answer = await ask('南山日报报道的水库是谁主持修建的', { 张建国: 5, 李卫东: 3 }, articles);
    expect(answer).toMatchObject({ outcome: 'answered', short: '李卫东', alternatives: [] });
  });

  it('is answered from all where these do not tell', async () => {
    const answer = await ask('南山日报报道的谁主持修建甲县的水库', { 张建国: 5, 李卫东: -9 }, articles);
    expect(answer).toMatchObject({ outcome: 'answered', short: '张建国' });
  });
});

describe('articles that answer differently', () => {
  it('are shown side by side, each with its proof', async () => {
    const answer = await ask('谁主持修建甲县的水库', { 张建国: 3, 李卫东: 2 }, [FIRST, SECOND]);
    expect(answer).toMatchObject({ outcome: 'answered', short: '张建国；李卫东', notes: ['articles-differ'] });
    if (answer.outcome !== 'answered') return;
    for (const { short, citation } of answer.alternatives) {
      expect(answer.citations.find(({ n }) => n === citation)?.quote).toContain(short);
    }
    expect(answer.alternatives).toHaveLength(2);
  });

  it('are not told apart where one says more of the same person', async () => {
    const third = { ...SECOND, body: '甲县的水库由张建国局长主持修建。\n附近有一座桥。' };
    const answer = await ask('谁主持修建甲县的水库', { 张建国: 2.8, 张建国局长: 3 }, [FIRST, third]);
    expect(answer).toMatchObject({ outcome: 'answered', alternatives: [] });
  });

  it('are not told apart where one is in doubt', async () => {
    const answer = await ask('谁主持修建甲县的水库', { 张建国: 3, 李卫东: 0 }, [FIRST, SECOND]);
    expect(answer).toMatchObject({ short: '张建国', alternatives: [] });
  });
});

describe('a further question that can be read in two ways', () => {
  const also = { texts: ['谁主持修建'], articleId: 'b' };
  const asked = { text: '谁主持修建的', filters: {}, now: '2022-12-31' as const, also };

  it('is answered in the surer of them', async () => {
    const tools = await smallAnswerer([FIRST, SECOND], markingReader({ 张建国: -2, 李卫东: 3 }));
    const { answer } = await answerQuestion(tools, { ...asked, filters: { articleId: 'a' } });
    expect(answer).toMatchObject({ outcome: 'answered', short: '李卫东', question: '谁主持修建' });
  });

  it('is read as it stands alone where that is the surer', async () => {
    const tools = await smallAnswerer([FIRST, SECOND], markingReader({ 张建国: 3, 李卫东: -5 }));
    const { answer } = await answerQuestion(tools, { ...asked, text: '谁主持修建甲县的水库' });
    expect(answer).toMatchObject({ outcome: 'answered', short: '张建国' });
  });
});
