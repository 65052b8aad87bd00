import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerQuestion } from '../../../src/answer/answerer.ts';
import type { Answer } from '../../../src/model/answer.ts';
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
const WORDS = ['张建国', '张建', '建国', '王大山', '李卫东', '三万亩', '一座桥'];

type Scores = Readonly<Record<string, number>>;

/** The answer, and how many times the judge was asked for it. */
async function ask(read: Scores, judged: Scores, leftOut: RuleName[]): Promise<{ answer: Answer; judgements: number }> {
  const judge = markingReader(judged).judge;
  let judgements = 0;
  const counting = (...asked: Parameters<typeof judge>) => {
    judgements++;
    return judge(...asked);
  };
  const tools = await smallAnswerer(ARTICLES, { ...markingReader(read), judge: counting });
  const question = { text: '谁主持修建甲县的水库', filters: {}, now: '2022-12-31' };
  const { answer } = await answerQuestion({ ...tools, leftOut: new Set(leftOut), clock: () => 0 }, question);
  return { answer, judgements };
}

const scores = fc.dictionary(fc.constantFrom(...WORDS), fc.double({ min: -8, max: 12, noNaN: true }), {
  minKeys: 1,
  noNullPrototype: true,
});

it('an answer is the same where words that can no longer change it are not judged', async () => {
  const count = { all: 0, some: 0 };
  await fc.assert(
    fc.asyncProperty(scores, scores, async (read, judged) => {
      const some = await ask(read, judged, []);
      const all = await ask(read, judged, ['settled']);
      expect(some.answer).toEqual(all.answer);
      count.some += some.judgements;
      count.all += all.judgements;
    }),
    { numRuns: 60 },
  );
  expect(count.some).toBeLessThan(count.all);
});
