import { describe, expect, it } from 'vitest';
import { makePassages } from '../../../../src/answer/passages/passages.ts';
import { bareArticle } from '../../../../src/model/article.ts';
import type { RuleName } from '../../../../src/model/rules.ts';
import { slice } from '../../../../src/model/span.ts';
import { search } from '../../../../src/search/search.ts';
import { smallAnswerer } from '../../../support/small-answerer.ts';

const TITLE = '平湖县防汛工作推进会议';
/** Passages of a window's length that repeat the title and tell nothing. */
const FILLER = Array.from({ length: 12 }, (_, i) => {
  const said = '各乡镇和有关部门要压实责任，抓好落实，排查隐患，备足物资，加强值守。'.repeat(2);
  return `平湖县防汛工作推进会议第${i + 1}号文件印发，平湖县防汛工作推进会议精神传达到村。${said}`;
});
/** Text that no question here asks for, so that no passage around a repeated title reaches the last line. */
const BETWEEN = Array.from(
  { length: 8 },
  () => '沿湖的果园今年结果早，果农忙着套袋，游客周末来采摘的很多，民宿住满了人。',
);
const ASIDE = '散会以后，陈大勇点评了各地的做法。';
const article = (title: string | null, id = 'a', ...lines: string[]) =>
  bareArticle({ id, title, body: [...FILLER, ...BETWEEN, ...lines].join('\n') });

/** The two passages for a question, joined. */
async function read(text: string, articles: Parameters<typeof smallAnswerer>[0], leftOut: readonly RuleName[] = []) {
  const tools = await smallAnswerer(articles, null);
  const { analysis, hits } = await search(tools, { text, filters: {}, now: '2022-12-31' }, 40);
  // Passages of the search put the one that tells behind all others, as where many repeat the title.
  const worst = [...hits].sort((a, b) => Number(holdsAside(tools.index, a)) - Number(holdsAside(tools.index, b)));
  const wish = { analysis, hits: worst, count: 2, leftOut: new Set(leftOut) };
  return makePassages(tools.index, wish).map((one) => slice(one.article.body, one.span));
}

type Index = Awaited<ReturnType<typeof smallAnswerer>>['index'];

function holdsAside(
  { articles }: Index,
  { chunk }: { chunk: { articleIndex: number; span: { start: number; end: number } } },
) {
  return slice(articles[chunk.articleIndex]?.body ?? '', chunk.span).includes('点评');
}

describe('the passage that holds what is asked beyond the title', () => {
  it('is one of those that are read', async () => {
    const articles = [article(TITLE, 'a', ASIDE)];
    expect((await read('平湖县防汛工作推进会议谁点评', articles)).join('')).toContain(ASIDE);
    expect((await read('平湖县防汛工作推进会议谁点评', articles, ['beyond-title'])).join('')).not.toContain(ASIDE);
  });

  it.each([
    ['where the question asks nothing beyond the title', '平湖县防汛工作推进会议', [article(TITLE, 'a', ASIDE)]],
    ['where the article has no title', '平湖县防汛工作推进会议谁点评', [article(null, 'a', ASIDE)]],
    ['where no sentence of the article holds it', '平湖县防汛工作推进会议谁剪彩', [article(TITLE, 'a', ASIDE)]],
    [
      'where only another article holds it',
      '平湖县防汛工作推进会议谁点评',
      [article(TITLE), bareArticle({ id: 'b', title: '茶话会', body: ASIDE })],
    ],
  ])('takes the place of none %s', async (_, question, articles) => {
    expect(await read(question, articles)).toEqual(await read(question, articles, ['beyond-title']));
  });
});
