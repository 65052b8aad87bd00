import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresHistory } from '../../src/history/postgres/open-postgres-history.ts';
import { fetchShared } from '../../src/store/postgres/fetch-shared.ts';
import { withSharedIndex } from '../../src/store/postgres/open-shared-index.ts';
import { publishShared } from '../../src/store/postgres/publish-shared.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';
import { publishBody } from '../support/publish-version.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const PAGES = ['docs/shared.md', 'docs/zh-CN/shared.md'];
const DATABASE = 'youju';

function statementsOf(page: string): string[][] {
  const text = readFileSync(resolve(import.meta.dirname, '../..', page), 'utf8');
  return [...text.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) =>
    sql.split(';\n').filter((one) => one.trim() !== ''),
  );
}

it('are the same in both languages', () => {
  const [english, chinese] = PAGES.map(statementsOf);
  expect(english).toHaveLength(3);
  expect(chinese).toEqual(english);
});

describe.skipIf(!hasServer)(serverSuite('the roles of docs/shared.md'), () => {
  let server: RealServer;
  const openHistory = (role: string) =>
    openPostgresHistory({ url: server.url(role, DATABASE), secret: 'a secret of sixteen', bot: 'one' });
  const inIndex = (role: string) => server.url(role, DATABASE);

  beforeAll(async () => {
    server = await RealServer.start(await freePort());
    const [before = [], after = []] = statementsOf(PAGES[0] as string);
    for (const sql of before) await server.run(sql);
    await (await openHistory('youju_owner')).close();
    await withSharedIndex(inIndex('youju_owner'), async () => {});
    for (const sql of after) await server.run(`SET ROLE youju_owner; ${sql}`, DATABASE);
  });
  afterAll(() => server?.close());

  it('let a bot keep its history, and change no table of it', async () => {
    const history = await openHistory('youju_bot');
    await history.saveSettings('g1', await history.readSettings('g1'));
    await history.addAlert({ name: 'disk-low', channelId: 'c1' });
    expect(await history.forgetUser('u1', new Date(0))).toEqual({ count: 0, posts: 0 });
    await history.close();
    for (const sql of ['DROP TABLE youju_history.vote', 'DELETE FROM youju_history.migration'])
      await expect(server.run(`SET ROLE youju_bot; ${sql}`, DATABASE)).rejects.toMatchObject({ code: '42501' });
  });

  it('let the builder publish and a bot fetch, but not publish', async () => {
    const [builderDir, readerDir] = [makeTemporaryDir(), makeTemporaryDir()];
    const { version } = await publishBody(builderDir, '一句话。', 1);
    await expect(withSharedIndex(inIndex('youju_bot'), (db) => publishShared(db, builderDir))).rejects.toMatchObject({
      code: '42501',
    });
    await withSharedIndex(inIndex('youju_builder'), (db) => publishShared(db, builderDir));
    expect(await withSharedIndex(inIndex('youju_bot'), (db) => fetchShared(db, readerDir))).toEqual({
      version,
      isNew: true,
    });
  });

  it('keep the builder out of the history', async () => {
    await expect(openHistory('youju_builder')).rejects.toMatchObject({ code: 'DATABASE_OUTDATED' });
  });

  it('are told in words where the address is wrong', async () => {
    for (const url of [server.url('nobody_here'), server.url('youju_bot', 'no_such_database')])
      await expect(withSharedIndex(url, async () => {})).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });
});
