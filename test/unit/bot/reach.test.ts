import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRandom } from '../../../src/eval/random.ts';
import { DEFAULT_SETTINGS } from '../../../src/history/history.ts';
import { articlesOfWorld, collectionsOf, PRIVATE_NAME, SECRET } from '../../support/collections-world.ts';
import { command, HandDesk, MANAGER, OWNER, press } from '../../support/hand-desk.ts';

const STEPS = 400;

const QUESTIONS = [
  '谁主持水库开工仪式？',
  `${SECRET}水库在哪里？`,
  '一共有多少篇文章？',
  '有哪些文章提到蓝莓？',
  '月球上有几座火山？',
];

/** A random interaction of any surface that shows something about articles. */
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

let withPrivate: HandDesk;
let without: HandDesk;

beforeAll(async () => {
  withPrivate = await HandDesk.open(await collectionsOf(articlesOfWorld({ hasPrivate: true })));
  without = await HandDesk.open(await collectionsOf(articlesOfWorld({ hasPrivate: false })));
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
      const [told = '', expected] = [
        await withPrivate.put(guildId, MANAGER, facts),
        await without.put(guildId, MANAGER, facts),
      ];
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
    await withPrivate.put(
      '3',
      MANAGER,
      command('admin collections', { action: 'allow', collection: '东部', channel: '30' }),
    );
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
