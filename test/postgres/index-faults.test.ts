import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STORE } from '../../src/model/tuning.ts';
import { openIndex } from '../../src/store/open-index.ts';
import { fetchShared } from '../../src/store/postgres/fetch-shared.ts';
import { INDEX_SCHEMA, withSharedIndex } from '../../src/store/postgres/open-shared-index.ts';
import { publishShared } from '../../src/store/postgres/publish-shared.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';
import { publishBody, sound } from '../support/publish-version.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

/** A version of some megabytes, so that publishing and fetching it take many statements. */
const LONG = '这是很长的一句话。'.repeat(15_000);
const SHORT_PATIENCE = { patienceMs: 1_000, statementMs: 1_000 };

describe.skipIf(!hasServer)(serverSuite('an index shared through a PostgreSQL server'), () => {
  let server: RealServer;
  let builderDir: string;
  let readerDir: string;
  const publish = (timing = {}, role = 'postgres') =>
    withSharedIndex(server.url(role), (db) => publishShared(db, builderDir), timing);
  const fetch = (timing = {}, role = 'postgres') =>
    withSharedIndex(server.url(role), (db) => fetchShared(db, readerDir), timing);
  const bodyHere = async () => (await openIndex(readerDir, STORE, sound)).articles[0]?.body;
  const versionsThere = async () =>
    (await server.run<{ name: string }>(`SELECT name FROM ${INDEX_SCHEMA}.version ORDER BY name`)).map(
      ({ name }) => name,
    );

  beforeAll(async () => {
    server = await RealServer.start(await freePort());
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    await server.up();
    await server.run(`DROP SCHEMA IF EXISTS ${INDEX_SCHEMA} CASCADE`);
    [builderDir, readerDir] = [makeTemporaryDir(), makeTemporaryDir()];
    await publishBody(builderDir, '旧的一句。', 1);
    await publish();
    await fetch();
  });

  it('is published by the builder although the server is killed meanwhile and starts again', async () => {
    const { version } = await publishBody(builderDir, LONG, 2);
    const publishing = publish();
    await sleep(30);
    await server.kill();
    await server.up();
    await publishing;
    expect((await fetch()).version).toBe(version);
    expect(await bodyHere()).toBe(LONG);
  });

  it('leaves nothing half in the database where the server stays away, and the version before serves', async () => {
    await publishBody(builderDir, LONG, 2);
    const before = await versionsThere();
    const publishing = publish(SHORT_PATIENCE);
    await sleep(30);
    await server.kill();
    await publishing.then(
      () => {},
      (error: unknown) => expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' }),
    );
    await expect(fetch(SHORT_PATIENCE)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await bodyHere()).toBe('旧的一句。');
    await server.up();
    expect([before.length, before.length + 1]).toContain((await versionsThere()).length);
    await publish();
    await fetch();
    expect(await bodyHere()).toBe(LONG);
  });

  it('is fetched by a reader although the server is killed meanwhile and starts again', async () => {
    await publishBody(builderDir, LONG, 2);
    await publish();
    const fetching = fetch();
    await sleep(30);
    await server.kill();
    await server.up();
    await fetching;
    expect(await bodyHere()).toBe(LONG);
  });

  it('serves on from the version before while the server is paused, and goes on when it is not', async () => {
    await publishBody(builderDir, LONG, 2);
    await publish();
    server.pause();
    try {
      await expect(fetch(SHORT_PATIENCE)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      expect(await bodyHere()).toBe('旧的一句。');
    } finally {
      server.resume();
    }
    await fetch();
    expect(await bodyHere()).toBe(LONG);
  });

  it('is read, but neither written nor changed, by a role that may only read', async () => {
    await server.run(`DROP OWNED BY reader_only; DROP ROLE reader_only`).catch(() => []);
    await server.run(`CREATE ROLE reader_only LOGIN; GRANT USAGE ON SCHEMA ${INDEX_SCHEMA} TO reader_only;
      GRANT SELECT ON ALL TABLES IN SCHEMA ${INDEX_SCHEMA} TO reader_only`);
    await publishBody(builderDir, '新的一句。', 2);
    await expect(publish({}, 'reader_only')).rejects.toMatchObject({ code: '42501' });
    await publish();
    await fetch({}, 'reader_only');
    expect(await bodyHere()).toBe('新的一句。');
    await server.run(`DROP SCHEMA ${INDEX_SCHEMA} CASCADE`);
    await expect(fetch({}, 'reader_only')).rejects.toMatchObject({ code: 'DATABASE_OUTDATED' });
  });
});
