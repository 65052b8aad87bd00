import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIInteraction, Client } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotContext } from '../../../src/bot/context/context.ts';
import { makeContext } from '../../../src/bot/context/make-context.ts';
import { handleInteraction } from '../../../src/bot/interaction-router.ts';
import { makeRandom } from '../../../src/eval/random.ts';
import { DEFAULT_SETTINGS, type History } from '../../../src/history/history.ts';
import { openHistory } from '../../../src/history/open-history.ts';
import { makeLog } from '../../../src/support/log.ts';
import { articlesOfWorld, collectionsOf, PRIVATE_NAME, SECRET } from '../../support/collections-world.ts';

const OWNER = '100';
const MANAGER = '101';
const MANAGE_GUILD = String(1n << 5n);
const STEPS = 400;

/** What was said to Discord: bodies in their order, under the interaction or channel they went to. */
interface Said {
  readonly to: string;
  readonly body: unknown;
}

/** A bot without a gateway: interactions are put in by hand, what it says to Discord's REST interface is kept. */
class Desk {
  readonly said: Said[] = [];
  readonly bot: BotContext;
  readonly history: History;
  readonly #directory: string;
  #count = 0;

  private constructor(directory: string, collections: Awaited<ReturnType<typeof collectionsOf>>) {
    this.#directory = directory;
    this.history = openHistory(directory);
    const keep = async (route: string, options: { body?: unknown } = {}) => {
      this.said.push({ to: route, body: options.body });
      return { id: `m${this.said.length}` };
    };
    const get = async () => ({ owner: { id: OWNER }, team: null });
    const caches = { guilds: { cache: new Map() }, channels: { cache: new Map() } };
    const rest = { post: keep, patch: keep, put: keep, delete: keep, get };
    const client = { ...caches, rest, application: { id: 'app' }, user: { id: 'bot' } } as unknown as Client;
    const deps = {
      token: '',
      apiUrl: undefined,
      collections,
      log: makeLog('silent'),
      now: () => new Date(Date.parse('2022-12-31T00:00:00Z') + this.#count * 60_000),
      onFatal: () => {},
      history: this.history,
    };
    this.bot = makeContext(deps, { getClient: () => client, isStopping: () => false });
  }

  static async open(hasPrivate: boolean): Promise<Desk> {
    const directory = await mkdtemp(join(tmpdir(), 'youju-reach-'));
    return new Desk(directory, await collectionsOf(articlesOfWorld({ hasPrivate })));
  }

  /** Puts an interaction in and gives all that was said to it. */
  async put(guildId: string, userId: string, facts: object): Promise<string> {
    const id = `${++this.#count}`;
    const before = this.said.length;
    const member = { user: { id: userId }, roles: [], permissions: MANAGE_GUILD };
    const place = { guild_id: guildId, channel: { id: `${guildId}0`, type: 0 }, member };
    const raw = { id, token: `token-${id}`, locale: 'zh-CN', ...place, ...facts };
    await handleInteraction(raw as unknown as APIInteraction, this.bot);
    return JSON.stringify(this.said.slice(before).map(({ body }) => body));
  }

  async close(): Promise<void> {
    await this.history.close();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

const options = (given: Readonly<Record<string, unknown>>, focused?: string) =>
  Object.entries(given).map(([name, value]) => ({ name, value, ...(name === focused && { focused: true }) }));
const command = (path: string, given: Readonly<Record<string, unknown>> = {}, focused?: string) => {
  const [name, sub] = path.split(' ');
  const inner = options(given, focused);
  const data = { type: 1, name, options: sub === undefined ? inner : [{ name: sub, options: inner }] };
  return { type: focused === undefined ? 2 : 4, data };
};
const press = (customId: string) => ({
  type: 3,
  data: { custom_id: customId, component_type: 2 },
  message: { id: 'm', content: '', embeds: [], components: [], interaction_metadata: { user: { id: MANAGER } } },
});

const QUESTIONS = ['谁主持水库开工仪式？', `${SECRET}水库在哪里？`, '一共有多少篇文章？', '有哪些文章提到蓝莓？', '月球上有几座火山？'];

/** An interaction of any surface that shows something of articles, chosen by chance. */
function chooseFacts(random: () => number): object {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const id = pick(articlesOfWorld({ hasPrivate: true })).id;
  const entry = 1 + Math.floor(random() * 40);
  const text = pick(QUESTIONS);
  return pick<() => object>([
    () => command('ask', { question: text, private: random() < 0.5 }),
    () => command('ask', { question: text, source: SECRET }),
    () => command('ask', { source: pick(['', SECRET, '日报']) }, 'source'),
    () => command('ask', { from: '2022' }, 'from'),
    () => command('article search', { words: pick(['水库', SECRET]) }),
    () => command('article show', { article: id }),
    () => command('article similar', { article: id }),
    () => command('article list'),
    () => command('article show', { article: pick(['', SECRET, 'wushu', '水库']) }, 'article'),
    () => command('sources'),
    () => command('admin status'),
    () => command('admin collections'),
    () => command('admin collections', { collection: pick(['', '内']) }, 'collection'),
    () => command('admin collections', { action: 'allow', collection: PRIVATE_NAME }),
    () => command('admin gaps'),
    () => press(`y1|context|${entry}|0`),
    () => press(`y1|context|${entry}|0|n`),
    () => press(`y1|page|${id}|1|r`),
    () => press('y1|list|2|||'),
    () => press(`y1|publish|${entry}`),
  ])();
}

let withPrivate: Desk;
let without: Desk;

beforeAll(async () => {
  withPrivate = await Desk.open(true);
  without = await Desk.open(false);
});

afterAll(async () => {
  await withPrivate.close();
  await without.close();
});

describe('two servers on one bot', () => {
  it('show the same to one, whatever the private collection of the other holds, on every surface', async () => {
    const desks = [withPrivate, without];
    const settings = { ...DEFAULT_SETTINGS, collections: [PRIVATE_NAME, '东部'] };
    for (const { bot } of desks) await bot.settings.save('1', settings);
    const random = makeRandom(7);
    let seen = 0;
    for (let i = 0; i < STEPS; i++) {
      const guildId = random() < 0.5 ? '1' : '2';
      const facts = chooseFacts(random);
      const [told = '', expected] = [await withPrivate.put(guildId, MANAGER, facts), await without.put(guildId, MANAGER, facts)];
      expect(told).not.toContain('出了点问题');
      if (guildId === '1') seen += Number(told.includes(SECRET));
      else expect(told).toBe(expected);
    }
    expect(seen).toBeGreaterThan(20);
  }, 180_000);

  it('show nothing of it any more once it may not be asked, also by the buttons of old messages', async () => {
    await withPrivate.bot.settings.save('1', { ...DEFAULT_SETTINGS, collections: ['东部'] });
    for (let entry = 1; entry <= 60; entry++) {
      for (const id of [`y1|context|${entry}|0`, `y1|publish|${entry}`]) {
        const asked = await withPrivate.history.find(entry);
        const told = await withPrivate.put('1', MANAGER, press(id));
        expect(told.replaceAll(asked?.text ?? SECRET, '')).not.toContain(SECRET);
      }
    }
    for (const { id } of articlesOfWorld({ hasPrivate: true })) {
      expect(await withPrivate.put('1', MANAGER, press(`y1|page|${id}|1|r`))).not.toContain(SECRET);
    }
  }, 60_000);

  it('let a private collection be named first by the owner of the application alone', async () => {
    const allow = command('admin collections', { action: 'allow', collection: PRIVATE_NAME });
    await withPrivate.put('2', MANAGER, allow);
    expect((await withPrivate.bot.settings.read('2')).collections).toBeNull();
    await withPrivate.put('2', OWNER, allow);
    expect((await withPrivate.bot.settings.read('2')).collections).toEqual([PRIVATE_NAME]);
    expect(await withPrivate.put('2', MANAGER, command('article list'))).toContain(SECRET);
  });

  it('may be set for one channel, and for the threads in it', async () => {
    await withPrivate.bot.settings.save('3', DEFAULT_SETTINGS);
    await withPrivate.put('3', MANAGER, command('admin collections', { action: 'allow', collection: '东部', channel: '30' }));
    const titles = ['东岭', '西原'];
    const list = await withPrivate.put('3', MANAGER, command('sources'));
    expect(titles.map((title) => list.includes(title))).toEqual([true, false]);
    const thread = { ...command('sources'), channel: { id: '31', type: 11, parent_id: '30' } };
    const inThread = await withPrivate.put('3', MANAGER, thread);
    expect(titles.map((title) => inThread.includes(title))).toEqual([true, false]);
    const elsewhere = await withPrivate.put('3', MANAGER, { ...command('sources'), channel: { id: '32', type: 0 } });
    expect(titles.map((title) => elsewhere.includes(title))).toEqual([true, true]);
  });
});
