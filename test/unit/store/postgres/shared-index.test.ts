import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STORE } from '../../../../src/model/tuning.ts';
import { openIndex } from '../../../../src/store/open-index.ts';
import { fetchShared } from '../../../../src/store/postgres/fetch-shared.ts';
import { INDEX_SCHEMA, withSharedIndex } from '../../../../src/store/postgres/open-shared-index.ts';
import { isPublishedThere, publishShared } from '../../../../src/store/postgres/publish-shared.ts';
import { readPublished, versionPath, writePublished } from '../../../../src/store/versions.ts';
import { type PgliteServer, startPglite } from '../../../support/postgres/pglite-server.ts';
import { publishBody, sound } from '../../../support/publish-version.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

describe('an index shared through PostgreSQL', () => {
  let server: PgliteServer;
  let builderDir: string;
  let readerDir: string;
  const publish = () => withSharedIndex(server.url, (db) => publishShared(db, builderDir));
  const fetch = () => withSharedIndex(server.url, (db) => fetchShared(db, readerDir));
  const run = (sql: string) => withSharedIndex(server.url, (db) => db.query<{ n: number }>(sql));
  const bodyHere = async () => (await openIndex(readerDir, STORE, sound)).articles[0]?.body;

  beforeAll(async () => {
    server = await startPglite();
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(async () => {
    await server.drop(INDEX_SCHEMA);
    [builderDir, readerDir] = [makeTemporaryDir(), makeTemporaryDir()];
  });

  it('reaches a reader byte for byte, in parts, and is fetched once', async () => {
    const long = '这是很长的一句话。'.repeat(15_000);
    const { version } = await publishBody(builderDir, long, 1);
    await publish();
    expect((await run(`SELECT max(part) AS n FROM ${INDEX_SCHEMA}.part`))[0]?.n).toBeGreaterThan(1);
    expect(await fetch()).toEqual({ version, isNew: true });
    const names = (await readdir(versionPath(builderDir, version))).sort();
    expect((await readdir(versionPath(readerDir, version))).sort()).toEqual(names);
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const [here, there] = [readerDir, builderDir].map((dir) => readFile(join(versionPath(dir, version), name)));
      expect((await here)?.equals((await there) as Buffer)).toBe(true);
    }
    expect(await fetch()).toEqual({ version, isNew: false });
  });

  it('follows from version to version and keeps the one before to fall back on, on either side', async () => {
    const versions = [];
    for (const [second, body] of ['旧的一句。', '中间一句。', '新的一句。'].entries()) {
      versions.unshift((await publishBody(builderDir, body, second)).version);
      await publish();
      await fetch();
      expect(await bodyHere()).toBe(body);
    }
    expect((await readPublished(readerDir)).versions).toEqual(versions.slice(0, 2));
    expect((await readdir(join(readerDir, 'versions'))).sort()).toEqual(versions.slice(0, 2).sort());
    expect((await run(`SELECT count(*) AS n FROM ${INDEX_SCHEMA}.version`))[0]?.n).toBe(2);
  });

  it('goes back with the builder', async () => {
    const older = await publishBody(builderDir, '旧的一句。', 1);
    const newer = await publishBody(builderDir, '新的一句。', 2);
    await publish();
    await fetch();
    await writePublished(builderDir, { versions: [older.version, newer.version], isPinned: true });
    expect(await withSharedIndex(server.url, (db) => isPublishedThere(db, builderDir))).toBe(false);
    await publish();
    expect(await fetch()).toEqual({ version: older.version, isNew: true });
    expect(await bodyHere()).toBe('旧的一句。');
    expect(await withSharedIndex(server.url, (db) => isPublishedThere(db, builderDir))).toBe(true);
  });

  it('is not given what is damaged at the builder', async () => {
    const { version } = await publishBody(builderDir, '一句话。', 1);
    await appendFile(join(versionPath(builderDir, version), 'index.v8'), 'x');
    await expect(publish()).rejects.toMatchObject({ code: 'INDEX_BROKEN' });
    await expect(fetch()).rejects.toMatchObject({ code: 'INDEX_MISSING' });
  });

  it.each([
    ['a changed byte', `UPDATE ${INDEX_SCHEMA}.part SET content = set_byte(content, 9, 255 - get_byte(content, 9))`],
    ['a missing part', `DELETE FROM ${INDEX_SCHEMA}.part WHERE file = 'vectors.hnsw'`],
    [
      'a name that leads outside',
      `UPDATE ${INDEX_SCHEMA}.version SET manifest = replace(manifest, 'index.v8', '../index.v8')`,
    ],
    [
      'another manifest',
      `UPDATE ${INDEX_SCHEMA}.version SET manifest = replace(manifest, 'ffffffffffff', 'eeeeeeeeeeee')`,
    ],
  ])('is not taken with %s: the version before goes on, and nothing half is left', async (_, damage) => {
    await publishBody(builderDir, '旧的一句。', 1);
    await publish();
    await fetch();
    await publishBody(builderDir, '新的一句。', 2);
    await publish();
    await run(damage);
    await expect(fetch()).rejects.toMatchObject({ code: 'INDEX_BROKEN' });
    expect(await bodyHere()).toBe('旧的一句。');
    expect((await readdir(readerDir)).filter((name) => name.startsWith('building-'))).toEqual([]);
    expect(await readdir(join(readerDir, '..'))).not.toContain('index.v8');
  });

  it('is fetched again where the files here were damaged', async () => {
    const { version } = await publishBody(builderDir, '一句话。', 1);
    await publish();
    await fetch();
    await appendFile(join(versionPath(readerDir, version), 'vectors.hnsw'), 'x');
    expect(await fetch()).toEqual({ version, isNew: true });
    expect(await bodyHere()).toBe('一句话。');
  });
});
