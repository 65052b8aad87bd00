import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/model/answer.ts';
import type { Collections, Library } from '../../src/model/library.ts';
import { MAX_QUESTION_CHARS } from '../../src/model/question.ts';

/** Files of the corpus of a library under test: two about one subject, one without a day. */
export const LIBRARY_FILES: Readonly<Record<string, string>> = {
  'old.md': `---
title: 甲县水库开工
date: 2021-05-01
source: 甲县日报
---
甲县的水库昨日开工。水库由张建国主持修建，灌溉农田三万亩。
`,
  'new.md': `---
title: 甲县水库建成
date: 2022-06-01
source: 乙省新闻网
---
甲县的水库昨日建成。验收会由李卫东主持，水库库容为两亿立方米。
`,
  'undated.md': `---
title: 出口总额增长
source: 外贸通讯
---
第一季度出口总额增长百分之六，进口总额下降百分之二。
`,
};

const NOW = '2022-12-31';
const ask = (text: string) => ({ text, filters: {}, now: NOW });

/** The contract of every library. @param open opens one over {@link LIBRARY_FILES} */
export function describeLibrary(name: string, open: () => Promise<Collections>): void {
  describe(name, () => {
    let collections: Collections;
    let library: Library;
    beforeAll(async () => {
      collections = await open();
      library = collections.within(null);
    });
    afterAll(() => collections.close());

    it('lists all articles, newest first, undated last, without their bodies', async () => {
      const list = await library.listArticles();
      expect(list.map(({ id }) => id)).toEqual(['new.md', 'old.md', 'undated.md']);
      expect(list[0]).toMatchObject({ title: '甲县水库建成', source: '乙省新闻网', publishedOn: '2022-06-01' });
      expect(list[0]).not.toHaveProperty('body');
    });

    it('finds an article by its id, whole, and nothing by an unknown one', async () => {
      const article = await library.findArticle('old.md');
      const [, summary] = await library.listArticles();
      expect(article?.body).toContain('灌溉农田三万亩');
      expect(article?.body.length).toBe(summary?.chars);
      expect(await library.findArticle('nothing')).toBeUndefined();
    });

    it('answers with quotations that are slices of the article they name', async () => {
      const answer = await library.ask(ask('谁主持修建了甲县的水库？'));
      expect(answer.question).toBe('谁主持修建了甲县的水库？');
      const citations = citationsOf(answer);
      expect(citations.length).toBeGreaterThan(0);
      for (const { articleId, quote, span, highlights } of citations) {
        const body = (await library.findArticle(articleId))?.body ?? '';
        expect(body.slice(span.start, span.end)).toBe(quote);
        for (const { start, end } of highlights) {
          expect(start).toBeGreaterThanOrEqual(span.start);
          expect(end).toBeLessThanOrEqual(span.end);
        }
      }
    });

    it('settles with an outcome where the question cannot be taken or answered', async () => {
      expect(await library.ask(ask('  '))).toMatchObject({ outcome: 'invalid', code: 'QUESTION_EMPTY' });
      const long = '水'.repeat(MAX_QUESTION_CHARS + 1);
      expect(await library.ask(ask(long))).toMatchObject({ outcome: 'invalid', code: 'QUESTION_TOO_LONG' });
      const backwards = { ...ask('水库？'), filters: { from: '2022-02-01', to: '2022-01-01' } };
      expect(await library.ask(backwards)).toMatchObject({ outcome: 'invalid', code: 'FILTER_INVALID' });
      expect(await library.ask(ask('谁发明了蒸汽机？'))).toMatchObject({ outcome: 'not-found' });
    });

    it('answers from the articles alone that the filters allow', async () => {
      const answer = await library.ask({ ...ask('水库由谁主持修建？'), filters: { from: '2022-01-01' } });
      expect(citationsOf(answer).map(({ articleId }) => articleId)).not.toContain('old.md');
    });

    it('answers the same question alike, but for the time it took', async () => {
      const first = await library.ask(ask('水库灌溉多少农田？'));
      expect({ ...(await library.ask(ask('水库灌溉多少农田？'))), ms: null }).toEqual({ ...first, ms: null });
    });

    it('searches for words, best first, at most as many as are asked for, with a sentence of the body', async () => {
      const hits = await library.searchArticles('水库', {}, 5);
      expect(hits.map(({ article }) => article.id).sort()).toEqual(expect.arrayContaining(['new.md', 'old.md']));
      const scores = hits.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      for (const { article, quote } of hits) expect((await library.findArticle(article.id))?.body).toContain(quote);
      expect(await library.searchArticles('水库', {}, 1)).toEqual(hits.slice(0, 1));
      expect(await library.searchArticles(' ', {}, 5)).toEqual([]);
      const ofOne = await library.searchArticles('水库', { source: '甲县日报' }, 5);
      expect(ofOne.map(({ article }) => article.id)).toEqual(['old.md']);
    });

    it('finds articles like another, never itself, and none like an unknown one', async () => {
      const similar = await library.similarArticles('old.md', 5);
      expect(similar[0]?.id).toBe('new.md');
      expect(similar.map(({ id }) => id)).not.toContain('old.md');
      expect(await library.similarArticles('old.md', 1)).toHaveLength(1);
      expect(await library.similarArticles('nothing', 5)).toEqual([]);
    });

    it('makes a follow-up stand on its own', async () => {
      const turn = { question: '谁主持修建了甲县的水库？', short: '张建国' };
      const alone = await library.resolve(ask('第一季度出口总额增长了多少？'), []);
      expect(alone).toMatchObject({ asked: '第一季度出口总额增长了多少？', change: 'none' });
      expect((await library.resolve(ask('那乙县呢？'), [turn])).asked).toContain('乙县');
    });

    it('gives at most three examples, all of them answered', async () => {
      const examples = await library.examples();
      expect(examples.length).toBeLessThanOrEqual(3);
      for (const example of examples) expect((await library.ask(ask(example))).outcome).toBe('answered');
    });

    it('knows its state', async () => {
      const status = await library.status();
      expect(status).toMatchObject({ articles: 3, newestOn: '2022-06-01' });
      expect(status.version).not.toBe('');
      expect(status.chunks).toBeGreaterThanOrEqual(3);
      expect(new Date(status.builtAt).toISOString()).toBe(status.builtAt);
    });
  });
}
