import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseQuotations } from '../../../src/answer/quotations.ts';
import { bareArticle } from '../../../src/model/article.ts';
import { QUOTATIONS } from '../../../src/model/tuning.ts';
import { search } from '../../../src/search/search.ts';
import { splitSentences } from '../../../src/text/words/sentences.ts';
import { smallAnswerer } from '../../support/small-answerer.ts';

const word = fc.constantFrom('水库', '公路', '甲县', '乙县', '建成', '长', '资金', '主持', '会议', '二');
const sentence = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => `${words.join('')}。`);
const body = fc.array(sentence, { minLength: 1, maxLength: 12 }).map((sentences) => sentences.join(''));

describe('the passages that speak', () => {
  it('are at most three runs of whole sentences, none within another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 3 }), async (bodies) => {
        const articles = bodies.map((text, i) => bareArticle({ id: `a${i}`, body: text }));
        const tools = await smallAnswerer(articles, null);
        const { hits } = await search(tools, { text: '甲县水库会议', filters: {}, now: '2022-01-01' }, 40);
        const chosen = chooseQuotations(tools.index, { judged: [], passages: [], hits });
        expect(chosen.length).toBeLessThanOrEqual(QUOTATIONS.count);
        for (const { article, span } of chosen) {
          const sentences = splitSentences(article.body);
          expect(sentences.some(({ start }) => start === span.start)).toBe(true);
          expect(sentences.some(({ end }) => end === span.end)).toBe(true);
          const others = chosen.filter((other) => other.article === article && other.span !== span);
          expect(others.some((other) => other.span.start < span.end && span.start < other.span.end)).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stand around the best sentence', async () => {
    const tools = await smallAnswerer([bareArticle({ id: 'a', body: '甲县在山里。水库建于1958年。桥在河上。' })], null);
    const { hits } = await search(tools, { text: '水库建于哪年', filters: {}, now: '2022-01-01' }, 40);
    const [first] = chooseQuotations(tools.index, { judged: [], passages: [], hits });
    expect(first?.article.body.slice(first.span.start, first.span.end)).toContain('水库建于1958年。');
  });
});
