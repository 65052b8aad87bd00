import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FeedServer, openFeedServer, pageOf, type RssItem, rssOf } from '../support/feed-server.ts';
import { until } from '../support/process-life.ts';
import { runCli } from '../support/run-cli.ts';
import { startTools } from '../support/start-tools.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Number of times that a fetching process is killed; by hand up to fifty. */
const KILLS = Number(process.env['YOUJU_TEST_KILLS'] ?? 6);
const KILLING_MS = 600_000 + KILLS * 60_000;
const ITEMS = 12;

const PLACES = ['安图县', '汪清县', '灵寿县', '田东县', '敦化市', '延吉市', '靖西市', '平山县'];

function item(n: number, summary = '摘要'): RssItem {
  return { path: `/${n}.html`, title: `${PLACES[n]}召开会议`, summary };
}

function article(n: number, chair: string): string {
  return pageOf(`${PLACES[n]}召开会议`, `${PLACES[n]}昨日召开会议，部署防汛工作。${PLACES[n]}的会议由${chair}主持。`);
}

async function makePlace(pause = '0s') {
  const server = await openFeedServer();
  onTestFinished(() => server.close());
  const dir = makeTemporaryDir();
  mkdirSync(join(dir, 'data'));
  const feed = `feeds:\n  - {name: news, address: "${server.url}/feed.xml", every: 1m}\n`;
  writeFileSync(join(dir, 'sources.yaml'), `${feed}private_hosts: ["${server.host}"]\npause: ${pause}\n`);
  const env = {
    YOUJU_DATA_DIR: join(dir, 'data'),
    YOUJU_INDEX_DIR: join(dir, 'index'),
    YOUJU_MODELS_DIR: join(dir, 'models'),
    YOUJU_SOURCES_FILE: join(dir, 'sources.yaml'),
  };
  return { server, dir, env, folder: join(dir, 'data/feeds/news') };
}

function serveArticles(server: FeedServer, chairs: Readonly<Record<number, string>>, listed: readonly RssItem[]): void {
  for (const [n, chair] of Object.entries(chairs)) server.pages.set(`/${n}.html`, article(Number(n), chair));
  server.pages.set('/feed.xml', rssOf(server.url, listed));
}

describe('npm run fetch', () => {
  it('does one round, says how the sources do, and leaves the rest to the index', async () => {
    const { server, env, folder } = await makePlace();
    serveArticles(server, { 0: '李某' }, [item(0), item(1)]);
    const { code, stdout } = await runCli('cli/commands/fetch.ts', ['--json'], env);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, added: 1, changed: 0, read: ['news'] });
    expect(readdirSync(folder).filter((name) => !name.startsWith('.')).length).toBe(1);
    const listed = await runCli('cli/commands/fetch.ts', ['--list'], env);
    expect(listed.stdout).toMatch(/^✓ news http:.*: 1 articles; next .*\n {4}404 http:.*\/1\.html\n$/);
    server.pages.clear();
    expect((await runCli('cli/commands/fetch.ts', [], env)).stdout).toMatch(/^✗ news .*its server answers 404/);
  });

  it('reads nothing of other servers where there is no list of sources', async () => {
    const { env } = await makePlace();
    const { code, stdout } = await runCli('cli/commands/fetch.ts', [], {
      ...env,
      YOUJU_SOURCES_FILE: '/nonexistent/a',
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('nothing is read') });
  });
});

describe('a running program with sources', () => {
  it('starts from its feeds alone, and answers one cycle later from new and changed items, and from one that has left the feed', async () => {
    const { server, env } = await makePlace();
    serveArticles(server, { 0: '李某', 1: '王某' }, [item(0), item(1)]);
    const { child, call } = await startTools(env);
    const quotesOf = async (question: string) => {
      const { citations } = (await call('ask', { question })) as unknown as { citations: { quote: string }[] };
      return citations.map(({ quote }) => quote).join('');
    };
    const isToldOf = (n: number, chair: string) => async () =>
      (await quotesOf(`${PLACES[n]}的会议由谁主持？`)).includes(`${PLACES[n]}的会议由${chair}主持`);
    await until(isToldOf(0, '李某'));
    serveArticles(server, { 1: '赵某', 2: '孙某', 3: '周某', 4: '吴某' }, [item(1, '更正'), item(2), item(3), item(4)]);
    for (const [n, chair] of Object.entries({ 1: '赵某', 2: '孙某', 3: '周某', 4: '吴某', 0: '李某' })) {
      await until(isToldOf(Number(n), chair));
    }
    const version = readFileSync(join(env.YOUJU_INDEX_DIR, 'CURRENT'), 'utf8');
    const reads = () => server.log.filter((line) => line.startsWith('GET /feed.xml')).length;
    const before = reads();
    await until(() => reads() > before);
    await wait(3_000);
    expect(server.log.filter((line) => line.startsWith('GET /feed.xml')).at(-1)).toBe('GET /feed.xml 304');
    expect(readFileSync(join(env.YOUJU_INDEX_DIR, 'CURRENT'), 'utf8')).toBe(version);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  }, 600_000);

  it(
    'has nothing half-written and nothing twice, however often it was killed while fetching',
    async () => {
      const { server, dir, folder } = await makePlace();
      const numbers = Array.from({ length: ITEMS }, (_, n) => n);
      const listed = numbers.map((n) => ({ path: `/${n}.html`, title: `第${n}号`, summary: '摘要' }));
      const pageIn = (n: number, round: number) =>
        pageOf(`第${n}号`, `第${n}号会议由李某主持，这是第${round}轮。`.repeat(1_000));
      const fetchOnce = () => {
        const script = join(ROOT, 'test/support/fetch-process.ts');
        const args = ['--import', 'tsx', script, join(dir, 'sources.yaml'), join(dir, 'data')];
        return spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
      };
      const checkFiles = () => {
        const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
        const urls = names.map((name) => {
          const content = readFileSync(join(folder, name), 'utf8');
          const url = /^url: "(.*)"$/m.exec(content)?.[1] ?? '';
          const [n, round] = [/(\d+)\.html$/.exec(url)?.[1], /这是第(\d+)轮/.exec(content)?.[1]].map(Number);
          expect(content.endsWith(`---\n\n${pageIn(n ?? 0, round ?? 0)}\n`)).toBe(true);
          return url;
        });
        expect(new Set(urls).size).toBe(urls.length);
        return urls.length;
      };
      for (let kill = 0; kill < KILLS; kill++) {
        // The feed and the page of every item change, so that every round has something to write.
        server.pages.set(
          '/feed.xml',
          rssOf(
            server.url,
            listed.map((one) => ({ ...one, summary: `摘要${kill}` })),
          ),
        );
        let asked = () => {};
        const isFetching = new Promise<void>((resolve) => {
          asked = resolve;
        });
        for (const n of numbers) {
          server.pages.set(`/${n}.html`, (_, response) => {
            asked();
            response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
            setTimeout(() => response.end(pageIn(n, kill)), 10);
          });
        }
        const child = fetchOnce();
        const ended = once(child, 'exit');
        await Promise.race([isFetching, ended]);
        await wait(Math.random() * 300);
        child.kill('SIGKILL');
        await ended;
        checkFiles();
      }
      expect((await once(fetchOnce(), 'exit'))[0]).toBe(0);
      expect(checkFiles()).toBe(ITEMS);
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
    KILLING_MS,
  );
});
