import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FEED_LIMITS, type FeedLimits } from '../../src/feeds/feed-limits.ts';
import { fetchRound } from '../../src/feeds/fetch-round.ts';
import { sourcesOf, sourcesSchema } from '../../src/feeds/sources.ts';
import { readCorpus } from '../../src/ingest/corpus/read-corpus.ts';
import { openFeedServer, pageOf, type RssItem } from './feed-server.ts';
import { makeTemporaryDir } from './temporary-dir.ts';

interface RoundChange {
  readonly onlyDue?: boolean;
  readonly at?: number;
  readonly limits?: Partial<FeedLimits>;
}

/** A server without robots.txt, a folder of articles, and rounds over the given sources. */
export async function makeFeedPlace(sources: (url: string, host: string) => object) {
  const server = await openFeedServer();
  onTestFinished(() => server.close());
  const dataDir = makeTemporaryDir();
  const bugs: unknown[] = [];
  const given = { private_hosts: [server.host], pause: '0s', ...sources(server.url, server.host) };
  const round = ({ onlyDue = false, at = 0, limits = {} }: RoundChange = {}) =>
    fetchRound({
      sources: sourcesOf(sourcesSchema.parse(given)),
      dataDir,
      now: () => new Date(Date.UTC(2022, 2, 1) + at),
      version: '1',
      onlyDue,
      onBug: (error) => bugs.push(error),
      limits: { ...FEED_LIMITS, ...limits },
    });
  const filesOf = (name: string) =>
    readdirSync(join(dataDir, 'feeds', name))
      .filter((file) => !file.startsWith('.'))
      .sort();
  const bodies = async () => (await readCorpus(dataDir)).articles.map(({ body }) => body);
  return { server, dataDir, bugs, round, filesOf, bodies };
}

/** One feed named news. */
export const FEED = (url: string) => ({ feeds: [{ name: 'news', address: `${url}/feed.xml` }] });

/** An item of a feed with summaries. */
export function item(n: number, changes: Partial<RssItem> = {}): RssItem {
  return { path: `/${n}.html`, title: `第${n}号消息`, summary: '摘要', ...changes };
}

/** The page of such an item. */
export function article(n: number, chair = '李某'): string {
  const title = `第${n}号消息`;
  return pageOf(
    title,
    `第${n}次会议昨日在某市召开，会议由${chair}主持，与会者讨论了第${n}项工作。`,
    '会议要求各地抓好落实。',
  );
}
