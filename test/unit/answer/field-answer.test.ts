import { describe, expect, it } from 'vitest';
import { answerFromField } from '../../../src/answer/field-answer.ts';
import { bareArticle } from '../../../src/model/article.ts';
import { search } from '../../../src/search/search.ts';
import { smallAnswerer } from '../../support/small-answerer.ts';

const dated = (id: string, title: string, publishedOn: string, body: string) =>
  bareArticle({ id, title, publishedOn, body });
const ARTICLES = [
  dated('a', '平湖县部署防汛工作', '2021-05-01', '平湖县召开会议，部署防汛工作。'),
  dated('b', '春耕', '2022-05-01', '县里组织春耕，农机下田八百台。'),
  bareArticle({ id: 'c', title: '乡村医生培训班开班', body: '乡村医生培训班开班，学员五十人。' }),
];

async function field(text: string) {
  const tools = await smallAnswerer(ARTICLES, null);
  const found = await search(tools, { text, filters: {}, now: '2022-12-31' }, 40);
  return answerFromField(tools.index, found);
}

describe('a question for an article’s entry', () => {
  it('is answered from it, surest where the title is named', async () => {
    expect(await field('《平湖县部署防汛工作》是什么时候发布的')).toMatchObject({
      short: '2021年5月1日',
      confidence: 0.97,
    });
    expect(await field('部署防汛那篇文章是什么时候发布的')).toMatchObject({ short: '2021年5月1日', confidence: 0.85 });
  });

  it('takes no ordinary word for a title', async () => {
    expect(await field('组织春耕那篇文章是什么时候发布的')).toMatchObject({ short: '2022年5月1日', confidence: 0.85 });
  });

  it.each([
    ['where the entry does not tell', '《乡村医生培训班开班》是什么时候发布的'],
    ['where the day of an event is asked for', '平湖县什么时候部署防汛工作'],
    ['where somebody within the text published something', '平湖县什么时候发布了防汛通知'],
  ])('is not answered %s', async (_, question) => {
    expect(await field(question)).toBeUndefined();
  });
});
