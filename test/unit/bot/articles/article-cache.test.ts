import { describe, expect, it } from 'vitest';
import { ArticleCache, articleKey } from '../../../../src/bot/articles/article-cache.ts';
import { listPage } from '../../../../src/bot/articles/list-page.ts';
import type { ArticleSummary } from '../../../../src/model/library.ts';
import { SHELF } from '../../../support/discord/article-cache.ts';
import { ArticleLibrary } from '../../../support/discord/article-library.ts';

describe('the articleCache', () => {
  it('knows titles once it has looked, without asking again while somebody types', async () => {
    const articleCache = new ArticleCache(new ArticleLibrary(SHELF));
    await articleCache.renew();
    expect(articleCache.find('lanmei', 25).map(({ id }) => id)).toEqual(['a2']);
    expect(articleCache.find('', 2).map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(articleCache.get('a3')?.title).toBe('通知 @everyone');
    expect(articleCache.get('a9')).toBeUndefined();
  });

  it('is empty before, not wrong', () => {
    expect(new ArticleCache(new ArticleLibrary(SHELF)).find('lanmei', 25)).toEqual([]);
  });
});

describe('keys of articles', () => {
  it('are their ids where these fit, else a hash that finds them', async () => {
    expect(articleKey('000_0466e20172106340')).toBe('000_0466e20172106340');
    const long = '很长的编号'.repeat(20);
    expect(articleKey(long)).toMatch(/^#[0-9a-f]{32}$/);
    expect(articleKey('a|b')).toMatch(/^#/);
    const [first] = SHELF;
    const articleCache = new ArticleCache(new ArticleLibrary(first ? [{ ...first, id: long }] : []));
    await articleCache.renew();
    expect(articleCache.get(articleKey(long))?.id).toBe(long);
  });
});

describe('buttons of earlier messages', () => {
  it('lead to the article that bears their id as an alias', async () => {
    const long = '旧的编号'.repeat(18);
    const [first] = SHELF;
    const articleCache = new ArticleCache(new ArticleLibrary(first ? [{ ...first, aliases: ['旧', long] }] : []));
    await articleCache.renew();
    expect(articleCache.get('旧')?.id).toBe(first?.id);
    expect(articleCache.get(articleKey(long))?.id).toBe(first?.id);
  });
});

describe('a list of articles', () => {
  const articles = Array.from({ length: 23 }, (_, i): ArticleSummary => {
    const publishedOn = i === 22 ? null : `2022-01-${String(22 - i).padStart(2, '0')}`;
    const source = i % 2 === 0 ? '新华网' : '中国新闻网';
    return { id: `a${i}`, title: `第${i}篇`, source, publishedOn, url: null, script: 'simplified', chars: 1 };
  });
  const page = (filters: object, at: number) => listPage(articles, { filters, page: at, language: 'zh-Hans' });
  const ids = (view: ReturnType<typeof page>) =>
    view.components.flatMap((row) => row.components.map((b) => b.custom_id));
  const turns = (view: ReturnType<typeof page>) => ids(view).filter((id) => id?.startsWith('y1|list|'));

  it('shows ten a page, and carries its filters in the buttons', () => {
    const view = page({ from: '2022-01-01', source: '新华' }, 2);
    expect(view.embeds[0]?.description).toContain('第20篇');
    expect(view.embeds[0]?.description).not.toContain('第22篇');
    expect(turns(view)).toEqual(['y1|list|1|2022-01-01||新华', 'y1|list|3|2022-01-01||新华']);
  });

  it('leaves out what has no date where days are given, and turns no pages where all fits', () => {
    const view = page({ from: '2022-01-15', to: '2022-01-16' }, 1);
    expect(view.embeds[0]?.description?.split('\n')).toHaveLength(2);
    expect(ids(view)).toEqual(['y1|digest|a6', 'y1|digest|a7']);
  });
});
