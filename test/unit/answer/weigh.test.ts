import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnswererTools, answerQuestion } from '../../../src/answer/answerer.ts';
import type { Reader } from '../../../src/inference/reader.ts';
import { bareArticle } from '../../../src/model/article.ts';
import type { RuleName } from '../../../src/model/rules.ts';
import { markingReader } from '../../support/marking-reader.ts';
import { smallAnswerer } from '../../support/small-answerer.ts';

const ARTICLES = [
  bareArticle({
    id: 'a',
    title: '甲县水库',
    body: '甲县的水库由张建国主持修建。\n王大山参加修建甲县的水库。\n灌溉农田三万亩。',
  }),
  bareArticle({ id: 'b', title: '甲县水库纪事', body: '甲县的水库由李卫东主持修建。\n附近有一座桥。' }),
];
const WORDS = ['张建国', '张建', '王大山', '三万亩', '农田', '水库'];

/** The answer, and how many times the judge was asked for it. */
async function ask(tools: AnswererTools, reader: Reader, leftOut: RuleName[]) {
  let judgements = 0;
  const judge: Reader['judge'] = (...asked) => {
    judgements++;
    return reader.judge(...asked);
  };
  const own = { ...tools, reader: { ...reader, judge }, leftOut: new Set(leftOut), clock: () => 0 };
  const { answer } = await answerQuestion(own, { text: '谁主持修建甲县的水库', filters: {}, now: '2022-12-31' });
  return { answer, judgements };
}

const scores = fc.dictionary(fc.constantFrom(...WORDS), fc.double({ min: -8, max: 12, noNaN: true }), {
  minKeys: 4,
  noNullPrototype: true,
});

it('an answer is the same where words that can no longer change it are not judged', async () => {
  const tools = await smallAnswerer(ARTICLES, null);
  const count = { all: 0, some: 0 };
  await fc.assert(
    fc.asyncProperty(scores, scores, async (read, judged) => {
      const reader = { ...markingReader(read), judge: markingReader(judged).judge };
      const some = await ask(tools, reader, ['hopeless', 'behind']);
      const all = await ask(tools, reader, ['settled', 'hopeless', 'behind']);
      expect(some.answer).toEqual(all.answer);
      count.some += some.judgements;
      count.all += all.judgements;
    }),
    { numRuns: 150 },
  );
  expect(count.some).toBeLessThan(count.all);
});
