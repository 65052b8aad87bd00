import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';
import type { Article } from '../../../../src/model/article.ts';

const TEXT =
  '<p>县图书馆本周起延长开放时间，每晚九点半闭馆，周末照常开放，借书证全县通用。</p><p>馆方说，自习室新增座位一百二十个，读者可以提前一天预约，迟到半小时视为放弃。</p>';

function page(head: string, before = '', after = ''): Partial<Article> {
  const text = `<html><head>${head}</head><body>${before}<div class="article-content">${TEXT}</div>${after}</body></html>`;
  return { ...cleanText('a.html', text).cleaned[0]?.article };
}

describe('the title of a page', () => {
  it.each([
    ['图书馆延时——读者怎么看_某某网', '图书馆延时——读者怎么看'],
    ['借书·还书·读书', '借书·还书·读书'],
    ['图书馆发展规划（2021-2025年）', '图书馆发展规划（2021-2025年）'],
    ['夜读 - 一座县城的灯', '夜读 - 一座县城的灯'],
    ['图书馆延长开放时间-地方新闻-某某网', '图书馆延长开放时间'],
    ['图书馆延长开放时间 | 某某日报', '图书馆延长开放时间'],
    ['圖書館延長開放時間 - 某某社', '圖書館延長開放時間'],
    ['县图书馆 - 夜间开放情况通报', '县图书馆 - 夜间开放情况通报'],
  ])('%s is %s', (title, expected) => {
    expect(page(`<title>${title}</title>`).title).toBe(expected);
  });

  it('loses what og:site_name says is the site', () => {
    const head = '<title>夜读——灯下</title><meta property="og:site_name" content="灯下">';
    expect(page(head).title).toBe('夜读——灯下');
    expect(page('<title>夜读 - 灯下</title><meta property="og:site_name" content="灯下">').title).toBe('夜读');
  });

  it('is the heading where the title names only a section, or nothing', () => {
    const heading = '<h4>县图书馆夜间也能借书了</h4>';
    expect(page('<title>新闻动态-某某学会官网</title>', heading).title).toBe('县图书馆夜间也能借书了');
    expect(page('', heading).title).toBe('县图书馆夜间也能借书了');
    expect(page('<title>图书馆延时</title>', '<h2>开放时间</h2>').title).toBe('图书馆延时');
  });

  it('is not the site’s name at the top of the page where the head says more', () => {
    const head = '<title>某某政府网</title><meta name="ArticleTitle" content="关于图书馆延时的通告">';
    expect(page(head, '<h1>某某政府网</h1>').title).toBe('关于图书馆延时的通告');
    expect(page('<title>某某网</title>', '<h1>某某网</h1>').title).toBe('某某网');
  });

  it('is short where the heading is', () => {
    expect(page('<title>夜读_某某百科</title>', '<h1>夜读</h1>').title).toBe('夜读');
  });
});

describe('date, source and author of a page', () => {
  it('are those next to the text, not those of cards and comments', () => {
    const before =
      '<h1>图书馆延时</h1><div class="info"><span class="pubtime">2021-05-06</span><span class="source">县融媒</span></div>';
    const after =
      '<div class="side-news"><a>别的</a><i class="pubtime">2018-01-01</i><b class="source">别家</b></div><div class="tie"><a class="author">读者甲</a><p>好！</p></div>';
    expect(page('', before, after)).toMatchObject({ publishedOn: '2021-05-06', source: '县融媒', author: null });
    expect(page('', '<h1>图书馆延时</h1>', after)).toMatchObject({ publishedOn: null, source: null, author: null });
  });

  it('may stand in one line without labels', () => {
    const line = '<h1>图书馆延时</h1><div>原创 某某晚报 2021-05-06 10:00</div>';
    expect(page('', line)).toMatchObject({ publishedOn: '2021-05-06', source: '某某晚报' });
  });

  it('are not those of the site’s footer', () => {
    const footer = '<div class="footer"><p>来源：站务组</p><p>作者：站长</p><p>发布时间：2010-01-01</p></div>';
    expect(page('', '<h1>图书馆延时</h1>', footer)).toMatchObject({ publishedOn: null, source: null, author: null });
    const behind = '<p>来源：县融媒</p>';
    expect(page('', '<h1>图书馆延时</h1>', behind + footer).source).toBe('县融媒');
  });

  it('may be said by scripts', () => {
    expect(page('<script>var ct = "1620266400";</script>').publishedOn).toBe('2021-05-06');
    const data =
      '{"@type":"NewsArticle","headline":"夜间也能借书","datePublished":"2021-05-06T10:00:00+08:00","author":{"@type":"Person","name":"王二"}}';
    expect(page(`<script type="application/ld+json">${data}</script>`)).toMatchObject({
      title: '夜间也能借书',
      publishedOn: '2021-05-06',
      author: '王二',
    });
    const list = data.replace('NewsArticle', 'ItemList');
    expect(page(`<script type="application/ld+json">${list}</script>`).publishedOn).toBeNull();
  });

  it('may stand in the table of a document; the day it was signed comes second', () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const table = (rows: string) => `<table>${rows}</table>`;
    const signed = row('发文机关：', '县政府', '成文日期：', '2021年05月01日');
    const published = row('发文字号：', '县发〔2021〕3号', '发布日期：', '2021年05月06日');
    expect(page('<title>通知</title>', table(signed + published))).toMatchObject({
      publishedOn: '2021-05-06',
      source: '县政府',
    });
    expect(page('<title>通知</title>', table(signed)).publishedOn).toBe('2021-05-01');
  });
});

describe('a lead before the main element', () => {
  const lead = '<p>县图书馆建于1956年，是县里最大的图书馆。</p>';
  it('is the article’s below its heading', () => {
    expect(page('<title>县图书馆</title>', `<h1>县图书馆</h1><div class="summary">${lead}</div>`).body).toMatch(
      /^县图书馆建于/,
    );
  });

  it('is not where it stands above it', () => {
    expect(page('<title>县图书馆</title>', `<div>${lead}</div><h1>县图书馆</h1>`).body).toMatch(/^县图书馆本周起/);
  });
});
