import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SettingsCache } from '../../src/bot/guilds/settings-cache.ts';
import { DEFAULT_SETTINGS, type History, type QuestionRecord } from '../../src/history/history.ts';
import { openPostgresHistory } from '../../src/history/postgres/open-postgres-history.ts';
import { HISTORY_SCHEMA } from '../../src/history/postgres/tables.ts';
import { describeHistory } from '../contracts/history-contract.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';

/** Waits for the server and the driver, however slow they are; only what never comes takes this long. */
const PATIENCE = { timeout: 60_000 };
const SECRET = 'the secret of every process';
const QUESTION: QuestionRecord = {
  userId: '123456789012345678',
  guildId: 'g1',
  channelId: 'c1',
  questionMessageId: 'm1',
  text: '灵寿县在哪里？',
  filters: {},
  language: 'zh-Hans',
  isPrivate: false,
  askedAt: new Date(0),
  outcome: 'answered',
  short: '河北省',
  confidence: 0.8,
  citations: [],
  indexVersion: 'v1',
};

describe.skipIf(!hasServer)(serverSuite('a history on a PostgreSQL server'), () => {
  let server: RealServer;
  const opened: History[] = [];
  const open = async (bot = 'one', secret = SECRET) => {
    const history = await openPostgresHistory({ url: server.url(), secret, bot });
    opened.push(history);
    return history;
  };
  const close = async (history: History) => {
    opened.splice(opened.indexOf(history), 1);
    await history.close();
  };
  const countEntries = async () =>
    Number((await server.run<{ n: string }>(`SELECT count(*) AS n FROM ${HISTORY_SCHEMA}.entry`))[0]?.n);

  beforeAll(async () => {
    server = await RealServer.start(await freePort());
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    await server.up();
    await server.run(`DROP SCHEMA IF EXISTS ${HISTORY_SCHEMA} CASCADE`);
  });
  afterEach(async () => void (await Promise.all(opened.splice(0).map((one) => one.close()))));

  describeHistory('does what every history does', async () => {
    let history = await open();
    return {
      history,
      reopen: async () => {
        await close(history);
        history = await open();
        return history;
      },
      dispose: () => close(history),
    };
  });

  it('is made once by processes that start together', async () => {
    const histories = await Promise.all([open(), open(), open(), open()]);
    const ids = await Promise.all(histories.map((one) => one.record(QUESTION)));
    expect(new Set(ids).size).toBe(4);
    expect(await countEntries()).toBe(4);
  });

  it('knows a user by the same key in every process, and refuses a process with another secret', async () => {
    const [one, other] = [await open(), await open()];
    expect(one.keyOf('1')).toBe(other.keyOf('1'));
    await expect(open('one', 'another secret altogether')).rejects.toMatchObject({ code: 'HISTORY_SECRET_WRONG' });
  });

  it('holds no user id, and of an answer under way neither token nor text', async () => {
    const history = await open();
    const entryId = await history.record(QUESTION);
    await history.vote({ entryId, userId: QUESTION.userId, value: 'up', at: new Date(0) });
    await history.keepPending({
      ...QUESTION,
      interactionId: 'i1',
      token: 'a-secret-token',
      text: '进行中的问题',
      turns: [],
      wantsThread: false,
      acknowledgedAt: new Date(5),
    });
    const tables = await server.run<{ t: string }>(
      `SELECT table_name AS t FROM information_schema.tables WHERE table_schema = '${HISTORY_SCHEMA}'`,
    );
    expect(tables.length).toBeGreaterThan(8);
    let dump = '';
    for (const { t } of tables)
      dump += JSON.stringify(await server.run(`SELECT t::text FROM ${HISTORY_SCHEMA}.${t} AS t`));
    expect(dump).toContain(QUESTION.text);
    for (const secret of [QUESTION.userId, 'a-secret-token', '进行中的问题', SECRET])
      expect(dump).not.toContain(secret);
  });

  it('gives a claim to one of many processes that ask for it at once', async () => {
    const histories = await Promise.all([open(), open(), open()]);
    const [first] = histories;
    const id = await (first as History).record(QUESTION);
    const claims = await Promise.all(
      histories.flatMap((one) => [one.claimHelp(id), one.claimHelp(id), one.claimPublication(id)]),
    );
    expect(claims.filter((isMine) => isMine)).toHaveLength(2);
    const told = await Promise.all(histories.map((one) => one.tellOnce('u', 'withheld-reply')));
    expect(told.filter((isFirst) => isFirst)).toHaveLength(1);
  });

  it('keeps apart what each of several bots has to delete, resume and tell', async () => {
    const [one, other] = [await open('one'), await open('other')];
    await one.attachReply(await one.record(QUESTION), { channelId: 'c1', messageId: 'of one' });
    await other.attachReply(await other.record(QUESTION), { channelId: 'c1', messageId: 'of other' });
    await one.addAlert({ name: 'disk-low', channelId: 'c1' });
    expect(await other.listAlerts()).toEqual([]);
    await one.forgetUser(QUESTION.userId, new Date(9));
    expect(await one.listDoomed(9)).toEqual([{ channelId: 'c1', messageId: 'of one' }]);
    expect(await other.listDoomed(9)).toEqual([{ channelId: 'c1', messageId: 'of other' }]);
  });

  it('tells settings that one process changes to the others, also after the connection broke', async () => {
    const [one, other] = [await open(), await open()];
    const [settings, seen] = [new SettingsCache(one), new SettingsCache(other)];
    expect(await seen.read('g1')).toEqual(DEFAULT_SETTINGS);
    await settings.save('g1', { ...DEFAULT_SETTINGS, channelIds: ['c1'] });
    await expect.poll(async () => (await seen.read('g1')).channelIds, PATIENCE).toEqual(['c1']);
    await server.kill();
    await server.up();
    await settings.save('g1', { ...DEFAULT_SETTINGS, channelIds: ['c2'] });
    await expect.poll(async () => (await seen.read('g1')).channelIds, PATIENCE).toEqual(['c2']);
  });

  describe('where the server fails', () => {
    it('waits for one that was killed and starts again, and records once', async () => {
      const history = await open();
      await history.record(QUESTION);
      await server.kill();
      const recording = history.record({ ...QUESTION, text: '重启之后' });
      await sleep(300);
      await server.up();
      const id = await recording;
      expect((await history.find(id))?.text).toBe('重启之后');
      expect(await countEntries()).toBe(2);
    });

    it('gives one that stays away up with a reason, at once as long as that is known, and comes back by itself', async () => {
      const history = await open();
      await history.record(QUESTION);
      await server.kill();
      await expect(history.record(QUESTION)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      for (let i = 0; i < 20; i++)
        await expect(history.find(1)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      await server.up();
      await expect.poll(() => history.record(QUESTION), PATIENCE).toBeGreaterThan(1);
      expect(await countEntries()).toBe(2);
    });

    it('gives one that is paused up, and makes each entry once although statements were sent twice', async () => {
      const history = await open();
      server.pause();
      try {
        await expect(history.record(QUESTION)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      } finally {
        server.resume();
      }
      await expect.poll(() => history.record({ ...QUESTION, text: '醒来' }), PATIENCE).toBeGreaterThan(0);
      // A question sent before the pause may arrive after it, but only once.
      expect(await countEntries()).toBeLessThanOrEqual(2);
      expect(await server.run(`SELECT 1 FROM ${HISTORY_SCHEMA}.entry WHERE text = '醒来'`)).toHaveLength(1);
    });

    it('waits while there are no connections left, and works when there are', async () => {
      await close(await open());
      await server.run(
        `DO $$ BEGIN CREATE ROLE few LOGIN CONNECTION LIMIT 0; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      );
      await server.run(`GRANT USAGE ON SCHEMA ${HISTORY_SCHEMA} TO few;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${HISTORY_SCHEMA} TO few`);
      const opening = openPostgresHistory({ url: server.url('few'), secret: SECRET, bot: 'one' });
      await sleep(500);
      await server.run('ALTER ROLE few CONNECTION LIMIT 5');
      const history = await opening;
      opened.push(history);
      expect(await history.record(QUESTION)).toBeGreaterThan(0);
    });

    it('ends a statement that takes too long, and goes on', async () => {
      const history = await open();
      await history.record(QUESTION);
      const locked = server.run(
        `BEGIN; LOCK TABLE ${HISTORY_SCHEMA}.entry IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(9); COMMIT`,
      );
      await sleep(500);
      await expect(history.find(1)).rejects.toThrow(/timeout|cannot be used/);
      await locked;
      await expect.poll(() => history.find(1), PATIENCE).toBeDefined();
    });
  });
});
