import { describe, expect, it } from 'vitest';
import { BODY, CONTENT, cleanOne, cleanPage } from '../../../support/clean-one.ts';

const TITLE = '<title>县图书馆延长开放时间</title>';
const HEADING = '<h1>县图书馆延长开放时间</h1>';

describe('the day of a page', () => {
  it.each([
    [
      'government pages: date and source beside each other',
      '',
      '<div class="pages-date">2022-03-16 17:25 <span class="font">来源： 县政府办</span></div>',
      '',
    ],
    [
      'government pages: a meta element with a time',
      '<meta name="firstpublishedtime" content="2022-03-16-17:25:00"><meta name="lastmodifiedtime" content="2022-04-01-10:00:00">',
      '',
      '',
    ],
    ['government pages: PubDate', '<meta name="PubDate" content="2022/03/16 08:05"/>', '', ''],
    [
      'tables of documents, two cells a row',
      '',
      '<table><tr><td>索 引 号：</td><td>000014349/2022-00031</td></tr><tr><td>成文日期：</td><td>2022年03月10日</td></tr><tr><td>发布日期：</td><td>2022年03月16日</td></tr></table>',
      '',
    ],
    [
      'tables of documents, labels in bold, four cells a row',
      '',
      '<table><tr><td><b>发文机关：</b></td><td>县政府</td><td><b>成文日期：</b></td><td>2022年03月11日</td></tr><tr><td><b>标　　题：</b></td><td colspan="3">县图书馆延长开放时间</td></tr><tr><td><b>发文字号：</b></td><td>县政发〔2022〕6号</td><td><b>发布日期：</b></td><td>2022年03月16日</td></tr></table>',
      '',
    ],
    ['WeChat: seconds', '', '', '<script>var t="",n="1700000000",ct="1647388800",s="2022";</script>'],
    ['WeChat: createTime', '', '', "<script>var createTime = '2022-03-16 08:00';</script>"],
    [
      'Tencent: a script that sets the page up',
      '<script>window.DATA = {"article_id":"20220316A01","pubtime":"2022-03-16 11:20:31","update_time":"2022-03-18 09:00:00"}</script>',
      '',
      '',
    ],
    [
      'Tencent: an old page',
      "<script>ARTICLE_INFO = window.ARTICLE_INFO || {pubtime: '2022年03月16日11:20'}</script>",
      '',
      '',
    ],
    [
      'JSON-LD: an object',
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"县图书馆延长开放时间","dateModified":"2022-04-02T01:00:00+08:00","datePublished":"2022-03-16T23:30:00+08:00"}</script>',
      '',
      '',
    ],
    [
      'JSON-LD: a graph, in UTC',
      '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"某网"},{"@type":["Article","NewsArticle"],"datePublished":"2022-03-15T20:00:00Z"}]}</script>',
      '',
      '',
    ],
    [
      'JSON-LD: Baidu’s',
      '<script type="application/ld+json">{"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld","@id":"https://a.example/1","title":"县图书馆延长开放时间","pubDate":"2022-03-16T09:00:00","upDate":"2022-03-18T09:00:00"}</script>',
      '',
      '',
    ],
    ['years of the Republic', '', '<p class="date">民國111年3月16日</p>', ''],
    ['years of the Republic, in numerals', '', '<p>中華民國一一一年三月十六日</p>', ''],
    ['years of the Republic, with a label', '', '<div>發布日期：111-03-16</div>', ''],
    ['Hong Kong time', '', '<div class="date">2022-03-16 HKT 09:36</div>', ''],
    ['Hong Kong time behind', '', '<div class="date">2022.03.16 09:36 HKT</div>', ''],
    ['time elements', '', '<time datetime="2022-03-15T22:10:00Z">3月16日</time>', ''],
  ])('%s', (_, head, before, after) => {
    expect(cleanPage(TITLE + head, HEADING + before, after)).toMatchObject({ publishedOn: '2022-03-16', body: BODY });
  });

  it.each([
    ['a day of an event', '<p>会议时间：2022年5月20日</p>'],
    ['a deadline', '<p>报名截止日期：2022年5月20日</p>'],
  ])('is not %s', (_, line) => {
    const page = `<html><head>${TITLE}</head><body>${HEADING}<div class="content">${CONTENT}${line}${CONTENT}</div></body></html>`;
    expect(cleanOne('a.html', page).publishedOn).toBeNull();
  });

  it.each([
    ['cards of others', '<ul class="list"><li><a href="/1">冬季闭馆</a><span class="time">2018-01-02</span></li></ul>'],
    ['the footer', '<footer>版权所有 更新日期：2018-01-02</footer>'],
    ['a side bar', '<div class="right"><h3>热点</h3><p class="pubtime">2018-01-02 10:00</p></div>'],
    ['comments', '<div class="comment-list"><span class="time">2018-01-02 10:00</span><p>好！</p></div>'],
  ])('is not that of %s', (_, after) => {
    expect(cleanPage(TITLE, HEADING, after).publishedOn).toBeNull();
    const dated = '<div class="info"><span>2022-03-16 10:10</span></div>';
    expect(cleanPage(TITLE, HEADING + dated, after).publishedOn).toBe('2022-03-16');
  });
});

describe('the day of a text', () => {
  it.each([
    ['Wed, 16 Mar 2022 00:00:00 +8000'],
    ['2022-03-16T07:00:00+80:00'],
    ['2022-03-16 07:00:00 +8000'],
    ['Tue, 15 Mar 2022 20:00:00 GMT'],
    ['民國111年3月16日'],
    ['民国一百一十一年三月十六日'],
    ['二〇二二年三月十六日'],
    ['2022年3月16日 星期三'],
    ['1647388800'],
    ['1647388800000'],
    ['2022-03-16 09:36 HKT'],
  ])('%s in front matter', (date) => {
    expect(cleanOne('a.md', `---\ntitle: 延时\ndate: "${date}"\n---\n\n${BODY}\n`).publishedOn).toBe('2022-03-16');
    expect(cleanOne('a.md', `---\ntitle: 延时\ndate: ${date}\n---\n\n${BODY}\n`).publishedOn).toBe('2022-03-16');
  });

  it.each([
    ['發稿時間：民國111年3月16日'],
    ['2022-03-16 HKT 09:36'],
    ['發佈時間：2022-03-16 09:36'],
    ['（2022年3月16日）'],
    ['（二〇二二年三月十六日）'],
    ['日期：2022.03.16'],
    ['中央社 2022/03/16 09:36'],
    ['2022-03-16 09:36 聯合報 記者林夏／台東報導'],
  ])('%s below its title', (line) => {
    expect(cleanOne('a.txt', `县图书馆延长开放时间\n${line}\n\n${BODY}\n`)).toMatchObject({
      title: '县图书馆延长开放时间',
      publishedOn: '2022-03-16',
      body: BODY,
    });
  });

  it.each([
    ['时间：2022年5月20日9时\n地点：县图书馆二楼报告厅'],
    ['活动时间：2022年5月20日至22日\n活动地点：县图书馆'],
    ['报名截止时间：2022年5月20日'],
  ])('is not that of an event: %s', (lines) => {
    const article = cleanOne(
      'a.txt',
      `读书会通知\n\n各位读者：\n\n${BODY}\n\n${lines}\n\n${BODY}\n\n县图书馆\n2022年5月6日\n`,
    );
    expect(article.publishedOn).toBe('2022-05-06');
    expect(article.body).toContain(lines);
  });
});
