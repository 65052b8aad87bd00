import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../../src/ingest/corpus/read-corpus.ts';
import { article, FEED, item, makeFeedPlace as makePlace } from '../../support/feed-place.ts';
import { rssOf } from '../../support/feed-server.ts';

const DAY_MS = 24 * 3_600_000;

describe('a round of fetching', () => {
  it('reads the pages of a feed of summaries into files with address, day and site', async () => {
    const { server, round, dataDir } = await makePlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    expect(await round()).toMatchObject({ added: 1, changed: 0 });
    const [read] = (await readCorpus(dataDir)).articles;
    expect(read).toMatchObject({
      title: '第1号消息',
      publishedOn: '2022-03-01',
      url: `${server.url}/1.html`,
      source: '某网',
    });
    expect(read?.body).toContain('会议由李某主持');
    expect(read?.body).not.toContain('首页');
  });

  it('takes three new items and a changed one, keeps one that has left, and gets nothing twice', async () => {
    const { server, round, filesOf, bodies } = await makePlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1), item(2)]));
    for (const n of [1, 2, 3, 4, 5]) server.pages.set(`/${n}.html`, article(n));
    await round();
    server.pages.set('/feed.xml', rssOf(server.url, [item(3), item(4), item(5), item(2, { summary: '更正' })]));
    server.pages.set('/2.html', article(2, '王某'));
    const report = await round();
    expect(report).toMatchObject({ added: 3, changed: 1, sources: [{ articles: 5, departed: 1, problem: null }] });
    expect(filesOf('news').length).toBe(5);
    const all = (await bodies()).join('\n');
    expect(all.match(/会议由王某主持/g)?.length).toBe(1);
    expect(all.match(/会议由李某主持/g)?.length).toBe(4);
    expect(server.log.filter((line) => line === 'GET /1.html 200').length).toBe(1);
  });

  it('asks for an unchanged feed with its ETag, and changes nothing on 304', async () => {
    const { server, round, dataDir } = await makePlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    await round();
    const before = readdirSync(join(dataDir, 'feeds/news'));
    expect(await round()).toMatchObject({ added: 0, changed: 0, sources: [{ problem: null, articles: 1 }] });
    expect(server.log.slice(-2)).toEqual(['GET /robots.txt 404', 'GET /feed.xml 304'].slice(-2));
    expect(readdirSync(join(dataDir, 'feeds/news'))).toEqual(before);
  });

  it('takes the text of a feed that has it, without its page', async () => {
    const { server, round, bodies } = await makePlace(FEED);
    const text = `会议由李某主持。${'各地抓好落实，确保完成全年目标任务。'.repeat(10)}`;
    const entry = `<entry><title>消息</title><id>urn:1</id><link href="/1.html"/><updated>2022-03-01T00:00:00Z</updated><content type="html">&lt;p&gt;${text}&lt;/p&gt;</content></entry>`;
    server.pages.set('/feed.xml', `<feed xmlns="http://www.w3.org/2005/Atom"><title>某网</title>${entry}</feed>`);
    await round();
    expect((await bodies())[0]).toContain('会议由李某主持');
    expect(server.log).not.toContain('GET /1.html 200');
  });

  it('reads JSON Feed and pages in GB18030', async () => {
    const { server, round, bodies } = await makePlace(FEED);
    const items = [{ id: '1', url: `${server.url}/1.html`, title: '消息', summary: '摘要' }];
    server.pages.set(
      '/feed.xml',
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: '某网', items }),
    );
    const gbk = Buffer.from('bbe1d2e9d3c9c0eec4b3d6f7b3d6a3acd2aac7f3b8f7b5d8d7a5bac3c2e4cab5a1a3', 'hex');
    const page = [Buffer.from('<html><body><p>'), gbk, Buffer.from('</p></body></html>')];
    server.pages.set('/1.html', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=gbk' }).end(Buffer.concat(page));
    });
    await round();
    expect(await bodies()).toEqual(['会议由李某主持，要求各地抓好落实。']);
  });

  it('shows that the page of an article has gone, and keeps the article', async () => {
    const { server, round, bodies } = await makePlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1), item(2)]));
    for (const n of [1, 2]) server.pages.set(`/${n}.html`, article(n));
    await round();
    server.pages.set('/feed.xml', rssOf(server.url, [item(2)]));
    server.pages.set('/1.html', (_, response) => response.writeHead(410).end());
    await round({ at: 8 * DAY_MS });
    const { sources } = await round({ at: 9 * DAY_MS });
    expect(sources[0]?.gone).toEqual([{ url: `${server.url}/1.html`, status: 410 }]);
    expect((await bodies()).length).toBe(2);
  });

  it('reads a page that is an article, and again where it has changed', async () => {
    const { server, round, bodies } = await makePlace((url) => ({
      pages: [{ name: 'rules', address: `${url}/rules.html`, source: '某部' }],
    }));
    server.pages.set('/rules.html', article(1));
    expect(await round()).toMatchObject({ added: 1, changed: 0 });
    expect(await round()).toMatchObject({ added: 0, changed: 0 });
    server.pages.set('/rules.html', article(1, '王某'));
    expect(await round()).toMatchObject({ added: 0, changed: 1 });
    expect(await bodies()).toEqual([expect.stringContaining('会议由王某主持')]);
    server.pages.delete('/rules.html');
    expect((await round()).sources[0]).toMatchObject({ problem: 'its server answers 404', articles: 1 });
    expect((await bodies()).length).toBe(1);
  });

  it('leaves what a robots.txt forbids', async () => {
    const { server, round } = await makePlace(FEED);
    server.pages.set('/robots.txt', 'User-agent: Youju\nDisallow: /1.html');
    server.pages.set('/feed.xml', rssOf(server.url, [item(1), item(2)]));
    for (const n of [1, 2]) server.pages.set(`/${n}.html`, article(n));
    expect(await round()).toMatchObject({ added: 1, sources: [{ unread: [{ url: `${server.url}/1.html` }] }] });
    expect(server.log).not.toContain('GET /1.html 200');
  });

  it('reads nothing of a host whose robots.txt cannot be had', async () => {
    const { server, round } = await makePlace(FEED);
    server.pages.set('/robots.txt', (_, response) => response.writeHead(500).end());
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    expect((await round()).sources[0]?.problem).toMatch(/robots\.txt/);
    expect(server.log).toEqual(['GET /robots.txt 500']);
  });

  it.each<[string, string | Buffer]>([
    ['no feed', '<html><body>维护中</body></html>'],
    ['nothing', ''],
    ['bytes', Buffer.from([0, 1, 2, 255])],
    [
      'a bomb of entities',
      `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}">]><rss><channel>&b;</channel></rss>`,
    ],
    ['half a feed', '<?xml version="1.0"?><rss version="2.0"><channel><item><title>一</ti'],
  ])('goes on with the others where one source gives %s', async (_, broken) => {
    const { server, round, bugs } = await makePlace((url) => ({
      feeds: [
        { name: 'broken', address: `${url}/broken.xml` },
        { name: 'news', address: `${url}/feed.xml` },
      ],
    }));
    server.pages.set('/broken.xml', broken);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    const report = await round();
    expect([report.added, report.sources[1]?.problem, bugs]).toEqual([1, null, []]);
  });

  it('ends on what is too large, too slow, or leads round and round', async () => {
    const names = ['large', 'packed', 'slow', 'round', 'cut'];
    const { server, round } = await makePlace((url) => ({
      feeds: names.map((name) => ({ name, address: `${url}/${name}.xml` })),
    }));
    server.pages.set('/large.xml', 'x'.repeat(3_000));
    server.pages.set('/packed.xml', (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
    });
    server.pages.set('/slow.xml', (_, response) => response.writeHead(200).write('<rss>'));
    server.pages.set('/round.xml', (_, response) => response.writeHead(302, { location: '/round.xml' }).end());
    server.pages.set('/cut.xml', (_, response) =>
      response.writeHead(200, { 'content-length': '99' }).end('x', () => response.destroy()),
    );
    const { sources } = await round({ limits: { maxFeedBytes: 2_000, timeoutMs: 500 } });
    expect(sources.map(({ problem }) => problem)).toEqual([
      'it is larger than 2000 bytes',
      'it is larger than 2000 bytes',
      'it did not answer within 0.5 seconds',
      'it leads on more than 5 times',
      expect.any(String),
    ]);
  });

  it('asks a source when its time has come, a failing one ever later, and one that says when not before', async () => {
    const { server, round } = await makePlace(FEED);
    const hour = 3_600_000;
    const isRead = async (at: number) => (await round({ onlyDue: true, at })).read.length === 1;
    server.pages.set('/feed.xml', rssOf(server.url, []));
    expect([await isRead(0), await isRead(hour - 1), await isRead(hour)]).toEqual([true, false, true]);
    server.pages.delete('/feed.xml');
    expect([await isRead(2 * hour), await isRead(3 * hour), await isRead(4 * hour)]).toEqual([true, false, true]);
    server.pages.set('/feed.xml', (_, response) => response.writeHead(429, { 'retry-after': '72000' }).end());
    expect([await isRead(8 * hour), await isRead(27 * hour), await isRead(28 * hour)]).toEqual([true, false, true]);
  });

  it('reads so many pages a round, and the others in the next although the feed has not changed', async () => {
    const { server, round } = await makePlace(FEED);
    server.pages.set(
      '/feed.xml',
      rssOf(
        server.url,
        [1, 2, 3].map((n) => item(n)),
      ),
    );
    for (const n of [1, 2, 3]) server.pages.set(`/${n}.html`, article(n));
    const limits = { maxPagesARound: 2 };
    expect([(await round({ limits })).added, (await round({ limits })).added]).toEqual([2, 1]);
    expect(server.log.filter((line) => line === 'GET /1.html 200').length).toBe(1);
  });

  it('tries a page again that could not be had', async () => {
    const { server, round } = await makePlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', (_, response) => response.writeHead(503).end());
    expect(await round()).toMatchObject({ added: 0, sources: [{ unread: [{ problem: 'its server answers 503' }] }] });
    server.pages.set('/1.html', article(1));
    expect(await round()).toMatchObject({ added: 1, sources: [{ unread: [] }] });
  });

  it('keeps the pause between two requests to a host', async () => {
    const { server, round } = await makePlace((url) => ({ ...FEED(url), pause: '1s' }));
    const times: number[] = [];
    const note = (body: string) => (_: unknown, response: { end(body: string): void }) => {
      times.push(performance.now());
      response.end(body);
    };
    server.pages.set('/feed.xml', note(rssOf(server.url, [item(1)])));
    server.pages.set('/1.html', note(article(1)));
    await round();
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(900);
  });

  it('starts from its files where its memory is damaged', async () => {
    const { server, round, dataDir, filesOf } = await makePlace(FEED);
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    await round();
    const files = filesOf('news');
    const before = readFileSync(join(dataDir, 'feeds/news', files[0] ?? ''), 'utf8');
    writeFileSync(join(dataDir, 'feeds/news/.state.json'), '{"half":');
    writeFileSync(join(dataDir, 'feeds/news/.a.html.0123.tmp'), 'half');
    expect(await round()).toMatchObject({ added: 0, changed: 0, sources: [{ articles: 1 }] });
    expect(filesOf('news')).toEqual(files);
    expect(readFileSync(join(dataDir, 'feeds/news', files[0] ?? ''), 'utf8')).toBe(before);
    expect(readdirSync(join(dataDir, 'feeds/news')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says what its folder does not let it do, and goes on with the others', async () => {
    const { server, round, bugs, dataDir } = await makePlace((url) => ({
      feeds: [
        { name: 'blocked', address: `${url}/feed.xml` },
        { name: 'news', address: `${url}/feed.xml` },
      ],
    }));
    mkdirSync(join(dataDir, 'feeds'));
    writeFileSync(join(dataDir, 'feeds/blocked'), 'a file where a folder should be');
    server.pages.set('/feed.xml', rssOf(server.url, [item(1)]));
    server.pages.set('/1.html', article(1));
    expect([(await round()).added, bugs.length]).toEqual([1, 1]);
  });
});
