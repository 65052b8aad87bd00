import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Posting } from '../../../../src/bot/discord/discord-api.ts';
import { News } from '../../../../src/bot/guilds/news.ts';
import { reachOf } from '../../../../src/bot/guilds/reach.ts';
import { SettingsCache } from '../../../../src/bot/guilds/settings-cache.ts';
import { DEFAULT_SETTINGS, type GuildSettings, type History } from '../../../../src/history/history.ts';
import { openSqliteHistory } from '../../../../src/history/sqlite/open-sqlite-history.ts';
import { type Article, bareArticle } from '../../../../src/model/article.ts';
import { summarise } from '../../../../src/model/article-list.ts';
import { isWithin, type Reach } from '../../../../src/model/library.ts';
import { makeLog } from '../../../../src/support/log.ts';
import { asCollections } from '../../../support/one-library.ts';
import { makeSmallLibrary } from '../../../support/small-library.ts';

const DAY_MS = 24 * 3_600_000;
const PRIVATE = '内部';
/** A Wednesday. */
const START = Date.parse('2026-03-04T12:00:00Z');

function article(n: number, facts: Partial<Article> = {}): Article {
  const body = `甲县第${n}座水库昨日开工，由张建国主持。@everyone 都来看。`;
  return bareArticle({ id: `a${n}`, body, title: `甲县水库开工${n}`, publishedOn: '2022-03-01', ...facts });
}

/**
 * A bot that is restarted and whose index is rebuilt, with its posts as they reach Discord, which accepts each key
 * once.
 */
class Run {
  readonly #directory: string;
  readonly posts: Posting[] = [];
  #history: History;
  #news: News | undefined;
  articles: readonly Article[] = [];
  version = 0;
  now = START;
  isOffline = false;

  constructor(directory: string) {
    this.#directory = directory;
    this.#history = openSqliteHistory(directory);
  }

  async save(settings: Partial<GuildSettings>): Promise<void> {
    await this.#history.saveSettings('g1', { ...DEFAULT_SETTINGS, ...settings });
    this.#news = undefined;
  }

  async restart(): Promise<void> {
    await this.close();
    this.#history = openSqliteHistory(this.#directory);
    this.#news = undefined;
  }

  async rebuild(articles: readonly Article[]): Promise<void> {
    this.articles = articles;
    this.version++;
    await this.check();
  }

  async check(): Promise<void> {
    this.#news ??= await this.#start();
    await this.#news.check();
  }

  async close(): Promise<void> {
    await this.#history.close();
  }

  #find(id: string, reach: Reach): Article | undefined {
    return this.articles.filter(isWithin(reach, new Set([PRIVATE]))).find((one) => one.id === id);
  }

  async #start(): Promise<News> {
    const settings = new SettingsCache(this.#history);
    return new News({
      history: this.#history,
      settings,
      guilds: { localeOf: () => 'zh-CN', maySend: () => true },
      api: {
        post: async (posting) => {
          if (this.isOffline) throw new Error('Discord is away');
          if (!this.posts.some(({ key }) => key === posting.key)) this.posts.push(posting);
          return {} as never;
        },
      },
      collections: {
        ...asCollections(makeSmallLibrary()),
        status: async () => ({ ...(await makeSmallLibrary().status()), version: `v${this.version}` }),
        listAllArticles: async () => this.articles.map((one) => ({ ...summarise(one), file: one.file })),
        within: (reach) => makeSmallLibrary({ findArticle: async (id) => this.#find(id, reach) }),
      },
      reachAt: async (place) => reachOf(await settings.read(place.guildId), place),
      log: makeLog('silent'),
      now: () => new Date(this.now),
    });
  }
}

let directory: string;
let run: Run;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'youju-news-'));
  run = new Run(directory);
});

afterEach(async () => {
  await run.close();
  await rm(directory, { recursive: true, force: true });
});

const textOf = ({ message }: Posting) => message.embeds.map((embed) => `${embed.title}\n${embed.description}`).join();
const ONE_CHANNEL = { digestChannels: { c1: 'each' as const } };

describe('what is new', () => {
  it('is told once for every change of the index, over five rebuilds and three restarts, and pings nobody', async () => {
    await run.save(ONE_CHANNEL);
    await run.rebuild([article(1), article(2)]);
    await run.restart();
    await run.check();
    await run.rebuild([article(1), article(2), article(3)]);
    await run.check();
    await run.restart();
    await run.rebuild([article(1), article(2), article(3), article(4), article(5)]);
    await run.rebuild([article(1), article(2), article(3), article(4), article(5)]);
    await run.restart();
    await run.check();
    await run.rebuild([article(1), article(3), article(4), article(5), article(6)]);
    expect(run.posts.map(({ key }) => key)).toEqual(['news:v2', 'news:v3', 'news:v5']);
    expect(run.posts.map(({ channelId }) => channelId)).toEqual(['c1', 'c1', 'c1']);
    for (const { message } of run.posts)
      expect(message.allowedMentions).toEqual({ parse: [], roles: [], repliedUser: false });
    expect(run.posts.map(textOf)[1]).toContain('甲县水库开工4');
    expect(run.posts.map(textOf)[1]).not.toContain('甲县水库开工3');
    expect(run.posts.map(textOf).join()).not.toContain('@everyone');
  });

  it('is nothing where articles were cleaned anew, moved or came back', async () => {
    await run.save(ONE_CHANNEL);
    await run.rebuild([article(1), article(2)]);
    await run.rebuild([
      article(1, { body: '换了写法的正文，仍是同一篇文章。' }),
      article(2, { id: 'moved', file: 'x/2.txt' }),
    ]);
    await run.rebuild([article(1)]);
    await run.rebuild([article(1), article(2)]);
    expect(run.posts).toEqual([]);
  });

  it('has at most ten lines, each with title, day and a quotation', async () => {
    await run.save(ONE_CHANNEL);
    await run.rebuild([article(1)]);
    await run.rebuild(Array.from({ length: 15 }, (_, i) => article(i + 1)));
    const lines = run.posts[0]?.message.embeds[0]?.description.split('\n') ?? [];
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('• **甲县水库开工10** · 2022-03-01 · “甲县第10座水库昨日开工，由张建国主持。”');
    expect(lines[9]).toBe('……还有 5 篇');
  });

  it('is told of collections within reach alone', async () => {
    await run.save({ ...ONE_CHANNEL, collections: ['东部'] });
    await run.rebuild([article(1)]);
    await run.rebuild([article(1), article(2, { collection: PRIVATE }), article(3, { collection: '西部' })]);
    expect(run.posts).toEqual([]);
    await run.rebuild([...run.articles, article(4, { collection: '东部' })]);
    expect(run.posts.map(textOf).join()).toContain('甲县水库开工4');
    expect(run.posts.map(textOf).join()).not.toMatch(/开工[23]/);
  });

  it('is told once a week where that is set', async () => {
    await run.save({ digestChannels: { c1: 'weekly' } });
    await run.rebuild([article(1)]);
    await run.rebuild([article(1), article(2)]);
    run.now += 3 * DAY_MS;
    await run.rebuild([article(1), article(2), article(3)]);
    expect(run.posts).toEqual([]);
    run.now += 2 * DAY_MS;
    await run.check();
    run.now += DAY_MS;
    await run.check();
    expect(run.posts.map(textOf)).toHaveLength(1);
    expect(run.posts.map(textOf)[0]).toContain('新收录 2 篇文章');
  });

  it('waits while Discord is away, and goes nowhere once nobody wants it', async () => {
    await run.save(ONE_CHANNEL);
    await run.rebuild([article(1)]);
    run.isOffline = true;
    await run.rebuild([article(1), article(2)]);
    await run.restart();
    run.isOffline = false;
    await run.check();
    expect(run.posts.map(({ key }) => key)).toEqual(['news:v2']);
    await run.save({});
    await run.rebuild([article(1), article(2), article(3)]);
    await run.save(ONE_CHANNEL);
    await run.check();
    expect(run.posts).toHaveLength(1);
  });
});
