import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../../src/answer/answerer.ts';
import { renderTour } from '../../../../src/cli/tour/render-tour.ts';
import { bareArticle } from '../../../../src/model/article.ts';
import { markingReader } from '../../../support/marking-reader.ts';
import { smallAnswerer } from '../../../support/small-answerer.ts';

const ARTICLE = bareArticle({
  id: 'a',
  title: '甲县水库',
  publishedOn: '2021-05-01',
  body: '甲县的水库建于1958年。\n水库由张建国主持修建。\n灌溉农田三万亩。',
});
const QUESTION = '谁主持修建甲县的水库';

async function tour(scores: Record<string, number> | null, text = QUESTION, article = ARTICLE): Promise<string> {
  const tools = await smallAnswerer([article], scores && markingReader(scores));
  const explained = await answerQuestion(tools, { text, filters: {}, now: '2022-12-31' });
  return renderTour({ ...tools, hasReader: scores !== null }, explained);
}

/** The numbers of a line "1. 0.9 = section 0.5 + sentence 0.4 …": the sum, then its parts. */
function sumsIn(text: string): number[][] {
  return [...text.matchAll(/^ +\d+\. (\d.*= section.*)$/gm)].map(([, line]) =>
    [...(line as string).matchAll(/-?\d+\.\d+/g)].map(Number),
  );
}

describe('the tour of a question', () => {
  it('goes through the stages in order', async () => {
    const stages = [...(await tour({ 张建国: 3 })).matchAll(/^(\d)\. ([A-Z]+)$/gm)].map(([line]) => line);
    expect(stages).toEqual(['1. UNDERSTOOD', '2. FOUND', '3. READ', '4. JUDGED', '5. DECIDED']);
  });

  it('says what was understood', async () => {
    const text = await tour({ 张建国: 3 });
    expect(text).toContain('the answer is: a person or body');
    expect(text).toContain('language: Chinese, Simplified');
    expect(text).not.toMatch(/[#=]水库/);
  });

  it('shows parts of a score that add up to it', async () => {
    const sums = sumsIn(await tour({ 张建国: 3 }));
    expect(sums.length).toBeGreaterThan(0);
    for (const [score = 0, ...parts] of sums) {
      expect(Math.abs(score - parts.reduce((sum, part) => sum + part, 0))).toBeLessThan(0.004);
    }
  });

  it('adds the weight of the signals up to the chance it shows', async () => {
    const text = await tour({ 张建国: 3 });
    // The judge gives 3, its signal is 3 / 5 and each point of it weighs 5.
    expect(text).toContain('张建国 (judge +3.00, chance 95 %)');
    expect(text).toContain('adds up to +3.00');
    expect(text).toContain('+3.00 for: what the judge says of these words (judge 0.60)');
  });

  it('says why a short answer, a passage or a refusal was given', async () => {
    expect(await tour({ 张建国: 3 })).toContain('A short answer with the sentences that prove it');
    expect(await tour({ 张建国: -0.2 })).toContain('No short answer is sure enough');
    expect(await tour({ 张建国: -5 })).toContain('The articles do not say');
  });

  it('says that nothing was read where there is no reader', async () => {
    expect(await tour(null, '甲县的水库建于哪一年')).toContain('nothing was read');
  });

  it('goes from what was found to the decision where an overview is given', async () => {
    const tools = await smallAnswerer([ARTICLE], markingReader({}));
    const asked = { text: '总结一下甲县水库的情况', filters: {}, now: '2022-12-31' };
    const { answer, found } = await answerQuestion(tools, asked);
    const text = renderTour({ ...tools, hasReader: true }, { answer, ...(found && { found }) });
    expect(text).toContain('2. FOUND');
    expect(text).toContain('the answer is an overview');
    expect(text).not.toContain('3. READ');
  });

  it('says so where the question could not be taken', async () => {
    expect(await tour({}, ' ')).toBe('The question could not be taken, so nothing was looked for.');
  });

  it('shows no control characters of an article', async () => {
    const hostile = bareArticle({ ...ARTICLE, title: '甲县\u001b[31m水库\u202e' });
    const text = await tour({ 张建国: 3 }, QUESTION, hostile);
    expect(text).toContain('甲县[31m水库');
    for (const hidden of ['\u001b', '\u202e']) expect(text).not.toContain(hidden);
  });
});
