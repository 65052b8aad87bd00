import { beforeAll, describe, expect, it } from 'vitest';
import { type AnswererTools, answerQuestion } from '../../../src/answer/answerer.ts';
import { bareArticle } from '../../../src/model/article.ts';
import { analyseQuestion } from '../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../src/text/names/names.ts';
import { countedWork } from '../../../src/text/script/counted-work.ts';
import { markingReader } from '../../support/marking-reader.ts';
import { scopeOf } from '../../support/scope.ts';
import { smallAnswerer } from '../../support/small-answerer.ts';

const FACT =
  '2022年5月6日，清河县召开防汛工作会议。会议由李国强主持。一要加固河堤，投入资金3200万元。二要备足沙袋，落实专人保管。三要严格值班。';
const FILLER = '沿线的旱地能够自流灌溉，村里的老人说这是几十年来头一回。\n';
const QUESTIONS = [
  '2022年清河县的会议由谁主持？',
  '总结《清河县部署防汛工作》',
  '清河县提出了哪三条要求？',
  '哪些文章提到了防汛？',
  '按时间列出这几次会议',
  '清河县和白石镇的投入资金有什么不同？',
];

/** An answerer over one article with this many characters after its facts, and a short one. */
async function answererOver(chars: number): Promise<AnswererTools> {
  const filler = FILLER.repeat(Math.ceil(chars / FILLER.length));
  const articles = [
    bareArticle({ id: 'dyke', title: '清河县部署防汛工作', publishedOn: '2022-05-06', body: `${FACT}\n${filler}` }),
    bareArticle({ id: 'school', title: '白石镇新学校开学', body: '白石镇举行开学典礼。学校投入资金800万元。' }),
  ];
  const small = await smallAnswerer(articles, markingReader({ 李国强: 5 }));
  const findNames = makeNameFinder([]);
  return { ...small, analyse: (question) => analyseQuestion(question, { findNames, readScope: scopeOf }) };
}

/** Number of characters folded and split for a question that was asked before in other words. */
async function workOf(tools: AnswererTools, text: string): Promise<number> {
  const ask = (asked: string) => answerQuestion(tools, { text: asked, filters: {}, now: '2026-01-01' });
  await ask(text);
  const { foldedChars, splitChars } = countedWork;
  await ask(` ${text}`);
  return countedWork.foldedChars - foldedChars + countedWork.splitChars - splitChars;
}

describe('a question', () => {
  let [short, long]: [AnswererTools, AnswererTools] = [] as never;
  beforeAll(async () => {
    [short, long] = [await answererOver(5_000), await answererOver(60_000)];
  });

  it.each(QUESTIONS)('%s folds and splits no more of a long article than of a short one', async (text) => {
    const [ofShort, ofLong] = [await workOf(short, text), await workOf(long, text)];
    expect(ofLong).toBeLessThan(1.5 * ofShort + 1_000);
    expect(ofLong).toBeLessThan(30_000);
  });
});
