import { describe, expect, it } from 'vitest';
import { renderContext, renderPassage } from '../../../src/render/discord/article-context.ts';
import { paginateArticle, renderArticlePage } from '../../../src/render/discord/article-pages.ts';
import {
  renderArticleChoice,
  renderArticleHits,
  renderArticleList,
  renderSources,
} from '../../../src/render/discord/discord-articles.ts';
import { ARTICLE, SUMMARY } from './sample-article.ts';

const PAGING = [
  { name: 'previous', id: 'p' },
  { name: 'next', id: 'n' },
] as const;

describe('renderPassage', () => {
  it('shows the quotation in bold in its paragraph, with the one before and the one after', () => {
    const start = ARTICLE.body.indexOf('甲。');
    expect(renderPassage(ARTICLE.body, { start, end: start + 2 })).toBe('第一段。\n\n第二段，**甲。**乙。\n\n第三段。');
  });

  it('shows the first and the last paragraph without marks of something left out', () => {
    expect(renderPassage('甲。', { start: 0, end: 2 })).toBe('**甲。**');
  });

  it('escapes what the article holds', () => {
    expect(renderPassage('*a* @here', { start: 0, end: 3 })).toBe('**\\*a\\*** \\@here');
  });

  it('puts a quotation of two lines in bold line by line', () => {
    expect(renderPassage('甲。\n乙。', { start: 0, end: 5 })).toBe('**甲。**\n\n**乙。**');
  });

  it('leaves out whole sentences where the paragraph is long', () => {
    const sentence = '会议强调要做好工作。';
    const body = `${sentence.repeat(500)}答案在此。${sentence.repeat(500)}`;
    const start = body.indexOf('答案');
    const passage = renderPassage(body, { start, end: start + 5 });
    expect(passage).toMatch(/^……(会议强调要做好工作。)+\*\*答案在此。\*\*(会议强调要做好工作。)+……$/);
    expect(passage.length).toBeGreaterThan(3_000);
  });
});

describe('renderContext', () => {
  it('names the article and which of the quotations it is', () => {
    const place = { span: { start: 0, end: 4 }, n: 1, count: 2, language: 'zh-Hans', buttons: PAGING } as const;
    const message = renderContext(ARTICLE, place);
    expect(message.embeds[0]).toMatchObject({ title: '会议召开', footer: { text: '第 1 / 2 页' } });
    expect(message.embeds[0]?.description).toMatch(/^上证报 · 2022-06-13\n\n\*\*第一段。\*\*\n\n第二段/);
  });

  it('switches off the buttons that lead nowhere', () => {
    const place = { span: { start: 0, end: 4 }, n: 2, count: 2, language: 'en', buttons: PAGING } as const;
    const [row] = renderContext(ARTICLE, place).components;
    expect(row?.components.map(({ disabled }) => disabled)).toEqual([false, true]);
  });
});

describe('renderArticlePage', () => {
  const long = { ...ARTICLE, body: '会议强调要做好工作。\n'.repeat(300) };

  it('shows what is known of the article above the first page only', () => {
    const page = (n: number) => renderArticlePage(long, { page: n, language: 'zh-Hans', buttons: PAGING }).embeds[0];
    expect(page(1)?.description).toMatch(/^上证报 · 2022-06-13\n\n会议/);
    expect(page(2)?.description).toMatch(/^会议/);
    expect(page(1)?.footer?.text).toBe('第 1 / 3 页');
  });

  it('shows the last page for a number beyond it, and switches off next there', () => {
    const message = renderArticlePage(long, { page: 99, language: 'en', buttons: PAGING });
    expect(message.embeds[0]?.footer?.text).toBe('Page 3 of 3');
    expect(message.components[0]?.components.map(({ disabled }) => disabled)).toEqual([false, true]);
  });

  it('has one page for an article without text', () => {
    expect(paginateArticle({ ...ARTICLE, body: '' })).toEqual(['']);
  });
});

describe('lists of articles', () => {
  const articles = Array.from({ length: 11 }, (_, i) => ({ ...SUMMARY, id: `a${i}`, title: `题 ${i}` }));

  it('show ten a page', () => {
    const [embed] = renderArticleList(articles, { page: 2, language: 'zh-Hans', buttons: PAGING }).embeds;
    expect(embed?.description).toBe('11\\. **题 10** · 上证报 · 2022-06-13');
    expect(embed?.footer?.text).toBe('共 11 篇 · 第 2 / 2 页');
  });

  it('say so when there is nothing', () => {
    const place = { page: 1, language: 'zh-Hans', buttons: [] } as const;
    expect(renderArticleList([], place).embeds[0]?.description).toBe('暂时没有内容。');
    expect(renderArticleHits([], '*火星*', { language: 'zh-Hans' }).embeds[0]?.description).toBe(
      '没有找到与“\\*火星\\*”有关的文章。',
    );
  });

  it('show hits with their best sentence', () => {
    const { embeds, components } = renderArticleHits(
      [{ article: SUMMARY, quote: '第一段。', span: { start: 0, end: 4 }, score: 1 }],
      '段',
      { language: 'zh-Hant', digestId: (id) => `y1|digest|${id}` },
    );
    expect(components.flatMap((row) => row.components.map(({ label }) => label))).toEqual(['要點 [1]']);
    expect(embeds[0]?.description).toBe('1\\. **会议召开** · 上证报 · 2022-06-13\n> 「第一段。」');
  });

  it('count the articles of each source, most first', () => {
    const mixed = [...articles, { ...SUMMARY, source: null, publishedOn: null }, { ...SUMMARY, source: '新华社' }];
    expect(renderSources(mixed, 'en').embeds[0]?.description).toBe(
      '• 上证报 · 11 articles · 2022-06-13\n• (unknown source) · 1 article\n• 新华社 · 1 article · 2022-06-13',
    );
  });

  it('offer an article by title, source and day within 100 characters', () => {
    expect(renderArticleChoice(SUMMARY, 'en')).toEqual({ name: '会议召开 · 上证报 · 2022-06-13', value: '000_a' });
    const { name } = renderArticleChoice({ ...SUMMARY, title: '长'.repeat(300) }, 'en');
    expect(name).toHaveLength(100);
    expect(name).toMatch(/^长+… · 上证报 · 2022-06-13$/);
  });
});
