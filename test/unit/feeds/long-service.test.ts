import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSilent } from '../../../src/feeds/source-report.ts';
import { article, FEED, item, makeFeedPlace } from '../../support/feed-place.ts';
import { pageOf, type RssItem, rssOf } from '../../support/feed-server.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function rss(entries: readonly string[]): string {
  const items = entries.map((entry) => `<item>${entry}</item>`).join('');
  return `<rss version="2.0"><channel><title>某网</title>${items}</channel></rss>`;
}

function entry(n: number, facts: string): string {
  return `<title>第${n}号消息</title><pubDate>Tue, 01 Mar 2022 08:00:00 +0800</pubDate>${facts}`;
}

const TEXT = `会议由李某主持。${'各地抓好落实，确保完成全年目标任务。'.repeat(10)}`;

describe('items of a feed that is kept badly', () => {
  it('are told apart by their addresses where all have the same id', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    const withId = (n: number) => entry(n, `<link>/${n}.html</link><guid isPermaLink="false">0</guid>`);
    server.pages.set('/feed.xml', rss([1, 2, 3].map(withId)));
    for (const n of [1, 2, 3, 4]) server.pages.set(`/${n}.html`, article(n));
    expect(await round()).toMatchObject({ added: 3, changed: 0 });
    server.pages.set('/feed.xml', rss([4, 3, 2].map(withId)));
    expect(await round()).toMatchObject({ added: 1, changed: 0, sources: [{ articles: 4, departed: 1 }] });
  });

  it('are told apart by title and date where they have neither id nor address', async () => {
    const { server, round, bodies } = await makeFeedPlace(FEED);
    const bare = (n: number) => entry(n, `<content:encoded><![CDATA[<p>第${n}号。${TEXT}</p>]]></content:encoded>`);
    const feed = (entries: string[]) =>
      rss(entries).replace('<rss ', '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" ');
    server.pages.set('/feed.xml', feed([bare(1), bare(2)]));
    expect(await round()).toMatchObject({ added: 2 });
    server.pages.set('/feed.xml', feed([bare(3), bare(2)]));
    expect(await round()).toMatchObject({ added: 1, changed: 0, sources: [{ departed: 1 }] });
    expect((await bodies()).length).toBe(3);
  });

  it('are not taken twice where their ids change whenever the feed is made', async () => {
    const { server, round, filesOf } = await makeFeedPlace(FEED);
    let made = 0;
    server.pages.set('/feed.xml', (_, response) => {
      made++;
      response.end(rss([1, 2].map((n) => entry(n, `<link>/${n}.html</link><guid>${made}-${n}</guid>`))));
    });
    for (const n of [1, 2]) server.pages.set(`/${n}.html`, article(n));
    await round();
    const files = filesOf('news');
    const again = await round();
    expect(again).toMatchObject({ added: 0, changed: 0, sources: [{ articles: 2, departed: 0 }] });
    expect(filesOf('news')).toEqual(files);
  });

  it('stay apart where several of one address follow each other, each with its own title', async () => {
    const { server, round, bodies } = await makeFeedPlace(FEED);
    const live = (n: number) => `<entry><title>快讯${n}</title><id>urn:${n}</id><link href="/live.html"/>
      <updated>2022-03-01T00:00:00Z</updated><content type="html">第${n}号。${TEXT}</content></entry>`;
    const feed = (...ns: number[]) => `<feed xmlns="http://www.w3.org/2005/Atom">${ns.map(live).join('')}</feed>`;
    server.pages.set('/feed.xml', feed(1, 2));
    await round();
    server.pages.set('/feed.xml', feed(2, 3));
    expect(await round()).toMatchObject({ added: 1, changed: 0 });
    expect((await bodies()).filter((body) => /第[123]号/.test(body)).length).toBe(3);
  });

  it('are the newest of a feed with more than are looked at, and the others have not left it', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    const day = (n: number) => new Date(Date.UTC(2022, 0, n)).toUTCString();
    const dated = (n: number) => `<title>第${n}号消息</title><link>/${n}.html</link><pubDate>${day(n)}</pubDate>`;
    server.pages.set('/feed.xml', rss([1, 2, 3, 4, 5].map(dated)));
    for (const n of [1, 2, 3, 4, 5, 6]) server.pages.set(`/${n}.html`, article(n));
    const limits = { maxItems: 3 };
    await round({ limits });
    expect(server.log.filter((line) => /GET \/\d/.test(line)).sort()).toEqual(
      [3, 4, 5].map((n) => `GET /${n}.html 200`),
    );
    server.pages.set('/feed.xml', rss([1, 2, 3, 4, 5, 6].map(dated)));
    expect(await round({ limits })).toMatchObject({ added: 1, sources: [{ articles: 4, departed: 0 }] });
  });

  it('are all read in time, although the pages of others fail again and again', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    server.pages.set(
      '/feed.xml',
      rssOf(
        server.url,
        [1, 2, 3, 4].map((n) => item(n)),
      ),
    );
    for (const n of [1, 2]) server.pages.set(`/${n}.html`, (_, response) => response.writeHead(503).end());
    for (const n of [3, 4]) server.pages.set(`/${n}.html`, article(n));
    const limits = { maxPagesARound: 2 };
    expect([(await round({ limits })).added, (await round({ limits, at: 1 })).added]).toEqual([0, 2]);
  });

  it('are five thousand in one feed with their texts, and every one is an article', async () => {
    const { server, round } = await makeFeedPlace((url) => ({
      feeds: [{ name: 'news', address: `${url}/feed.json`, items: 'feed' }],
    }));
    const items = Array.from({ length: 5_000 }, (_, n) => ({
      id: `${n}`,
      title: `第${n}号`,
      content_text: `${n} ${TEXT}`,
    }));
    server.pages.set('/feed.json', JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }));
    const limits = { maxItems: 500 };
    const { added, sources } = await round({ limits });
    expect([added, sources[0]?.problem, sources[0]?.departed]).toEqual([500, null, 0]);
  });
});

describe('a page that answers 200 but is not the article', () => {
  const notice = (path: string) =>
    pageOf('提示', `您访问的页面 ${path} 不存在或已删除，请返回首页。`, `时间：${Math.random()}`);

  it('takes no place among the articles, new or known, and its address is tried again', async () => {
    const { server, round, bodies } = await makeFeedPlace(FEED);
    const absent = (path: string) => server.pages.set(path, (_, response) => response.end(notice(path)));
    server.pages.set('/feed.xml', rssOf(server.url, [item(1), item(2)]));
    server.pages.set('/1.html', article(1));
    absent('/2.html');
    absent('/youju-no-such-page.html');
    expect(await round()).toMatchObject({ added: 1, sources: [{ unread: [{ url: `${server.url}/2.html` }] }] });
    server.pages.set('/feed.xml', rssOf(server.url, [item(1, { summary: '更正' }), item(2)]));
    absent('/1.html');
    expect(await round()).toMatchObject({ added: 0, changed: 0, sources: [{ articles: 1 }] });
    expect(await bodies()).toEqual([expect.stringContaining('会议由李某主持')]);
    server.pages.set('/2.html', article(2));
    expect(await round()).toMatchObject({ added: 1 });
  });

  it('is known where it leads on to the front page', async () => {
    const { server, round, bodies } = await makeFeedPlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set(
      '/',
      pageOf('某网', ...Array.from({ length: 30 }, (_, n) => `第${n}号消息的摘要说明各地工作进展。`)),
    );
    for (const path of ['/1.html', '/youju-no-such-page.html']) {
      server.pages.set(path, (_, response) => response.writeHead(302, { location: '/' }).end());
    }
    expect(await round()).toMatchObject({ added: 0 });
    expect(await bodies()).toEqual([]);
  });

  it('does not take the place of a page that is a source', async () => {
    const { server, round, bodies } = await makeFeedPlace((url) => ({
      pages: [{ name: 'rules', address: `${url}/show?id=7` }],
    }));
    server.pages.set('/show?id=7', article(7));
    await round();
    for (const path of ['/show?id=7', '/show?id=youju-no-such-page'])
      server.pages.set(path, pageOf('提示', '系统维护中，请稍后再试。'));
    const { sources } = await round();
    expect(sources[0]?.problem).toBe('its server answers with the page that it gives for addresses it does not have');
    expect(await bodies()).toEqual([expect.stringContaining('会议由李某主持')]);
  });

  it.each<[string, RssItem, string]>([
    ['short and its title stands in it', item(1), pageOf('第1号消息', '会议由李某主持。')],
    [
      'short and its server says what it lacks',
      item(1, { title: '另一个标题' }),
      pageOf('第1号消息', '会议由李某主持。'),
    ],
  ])('is none where it is %s', async (_, listed, page) => {
    const { server, round } = await makeFeedPlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [listed]));
    server.pages.set('/1.html', page);
    expect(await round()).toMatchObject({ added: 1 });
  });

  it('is none where short articles of one server differ', async () => {
    const { server, round } = await makeFeedPlace((url) => ({ pages: [{ name: 'rules', address: `${url}/1.html` }] }));
    server.pages.set('/1.html', pageOf('通知', '定于四月一日召开会议，请各单位派人参加。'));
    server.pages.set('/youju-no-such-page.html', notice('/youju-no-such-page.html'));
    expect(await round()).toMatchObject({ added: 1 });
  });
});

describe('a source over the years', () => {
  it('is read from where it has moved, and its move for good is shown', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    server.pages.set('/feed.xml', (_, response) => response.writeHead(308, { location: '/between' }).end());
    server.pages.set('/between', (_, response) => response.writeHead(301, { location: '/new.xml' }).end());
    server.pages.set('/new.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    expect(await round()).toMatchObject({ added: 1, sources: [{ movedTo: `${server.url}/new.xml`, problem: null }] });
    server.pages.set('/feed.xml', (_, response) => response.writeHead(302, { location: '/between' }).end());
    expect((await round()).sources[0]?.movedTo).toBeNull();
  });

  it('says where it leads on to, if that is another host', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    const location = 'https://elsewhere.example/feed.xml';
    server.pages.set('/feed.xml', (_, response) => response.writeHead(301, { location }).end());
    expect((await round()).sources[0]?.problem).toBe(
      `it leads on to ${location}: elsewhere.example is not among the hosts of this source`,
    );
  });

  it('keeps its articles when its feed has gone for good', async () => {
    const { server, round, bodies } = await makeFeedPlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    await round();
    server.pages.set('/feed.xml', (_, response) => response.writeHead(410).end());
    const { sources } = await round({ at: HOUR_MS });
    expect(sources[0]).toMatchObject({ problem: 'its server answers 410', articles: 1, departed: 0 });
    expect((await bodies()).length).toBe(1);
  });

  it('is read again in time after the clock of this machine went ahead and was put right', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, []));
    await round({ at: 3_650 * DAY_MS });
    expect((await round({ onlyDue: true, at: 0 })).read).toEqual(['news']);
    expect((await round({ onlyDue: true, at: HOUR_MS - 1 })).read).toEqual([]);
  });

  it('is silent where it could not be read for three days, and no longer once it can be', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    const silentAt = async (at: number) => {
      const [source] = (await round({ at })).sources;
      return source && isSilent(source, Date.UTC(2022, 2, 1) + at);
    };
    server.pages.set('/feed.xml', (_, response) => response.writeHead(500).end());
    expect([await silentAt(0), await silentAt(DAY_MS), await silentAt(3 * DAY_MS)]).toEqual([false, false, true]);
    server.pages.set('/feed.xml', rssOf(server.url, []));
    expect(await silentAt(4 * DAY_MS)).toBe(false);
    server.pages.set('/feed.xml', (_, response) => response.writeHead(500).end());
    expect(await silentAt(5 * DAY_MS)).toBe(false);
  });

  it('may ask for longer pauses than an answer may take', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    server.pages.set('/robots.txt', 'User-agent: *\nCrawl-delay: 1');
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    expect(await round({ limits: { timeoutMs: 900 } })).toMatchObject({ added: 1, sources: [{ problem: null }] });
  });

  it('is read in whatever encoding it comes, one day after the other', async () => {
    const { server, round, bodies } = await makeFeedPlace(FEED);
    const feed = (n: number) => rssOf(server.url, [item(n)]).replace('encoding="utf-8"', 'encoding="gb2312"');
    for (const n of [1, 2, 3]) server.pages.set(`/${n}.html`, article(n));
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    await round();
    const utf16 = Buffer.from(`\ufeff${feed(2)}`, 'utf16le');
    server.pages.set('/feed.xml', (_, response) => response.end(utf16));
    await round();
    // 第3号消息, 某网 and 摘要 in GB18030.
    const gb: Readonly<Record<string, string>> = {
      第: 'b5da',
      号: 'bac5',
      消: 'cffb',
      息: 'cfa2',
      某: 'c4b3',
      网: 'cdf8',
      摘: 'd5aa',
      要: 'd2aa',
    };
    const bytes = Buffer.concat(
      [...feed(3)].map((char) => Buffer.from(gb[char] ?? Buffer.from(char).toString('hex'), 'hex')),
    );
    server.pages.set('/feed.xml', (_, response) => response.end(bytes));
    const { sources } = await round();
    expect(sources[0]).toMatchObject({ articles: 3, problem: null });
    expect((await bodies()).length).toBe(3);
  });

  it('does not count as changed where only the counters beside an article change', async () => {
    const { server, round, dataDir, filesOf } = await makeFeedPlace((url) => ({
      pages: [{ name: 'rules', address: `${url}/rules.html` }],
    }));
    let visits = 0;
    const served = (chair: string) => {
      server.pages.set('/rules.html', (_, response) => {
        visits++;
        const counter = `<script>var visits = ${visits}</script><input type="hidden" value="${visits}">`;
        response.end(article(1, chair).replace('</body>', `${counter}</body>`));
      });
    };
    served('李某');
    expect(await round()).toMatchObject({ added: 1 });
    const file = join(dataDir, 'feeds/rules', filesOf('rules')[0] ?? '');
    const before = readFileSync(file, 'utf8');
    expect(await round()).toMatchObject({ added: 0, changed: 0 });
    expect(readFileSync(file, 'utf8')).toBe(before);
    served('王某');
    expect(await round()).toMatchObject({ changed: 1 });
  });

  it('has every departed article looked at in turn, and a failing server takes no mark back', async () => {
    const { server, round } = await makeFeedPlace(FEED);
    const all = [1, 2, 3, 4].map((n) => item(n));
    server.pages.set('/feed.xml', rssOf(server.url, all));
    for (const n of [1, 2, 3, 4]) server.pages.set(`/${n}.html`, article(n));
    const limits = { maxRechecksARound: 2, recheckEveryMs: DAY_MS };
    await round({ limits });
    server.pages.set('/feed.xml', rssOf(server.url, []));
    for (const n of [1, 2, 3, 4]) server.pages.delete(`/${n}.html`);
    const goneAfter = async (days: number) => (await round({ limits, at: days * DAY_MS })).sources[0]?.gone.length;
    // All are due every day, and two of them are checked.
    expect([await goneAfter(2), await goneAfter(3)]).toEqual([2, 4]);
    for (const n of [1, 2, 3, 4]) server.pages.set(`/${n}.html`, (_, response) => response.writeHead(500).end());
    expect([await goneAfter(4), await goneAfter(5)]).toEqual([4, 4]);
    for (const n of [1, 2, 3, 4]) server.pages.set(`/${n}.html`, article(n));
    expect([await goneAfter(6), await goneAfter(7)]).toEqual([2, 0]);
  });

  it('is remembered from states that an earlier version has written', async () => {
    const { server, round, dataDir } = await makeFeedPlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    await round();
    const file = join(dataDir, 'feeds/news/.state.json');
    const { movedTo, ...earlier } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(earlier));
    expect([movedTo, await round()]).toMatchObject([null, { added: 0, changed: 0, sources: [{ articles: 1 }] }]);
    expect(server.log.filter((line) => line === 'GET /1.html 200').length).toBe(1);
  });
});
