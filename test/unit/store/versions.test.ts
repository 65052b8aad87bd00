import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STORE } from '../../../src/model/tuning.ts';
import { withBuildLock } from '../../../src/store/build-lock.ts';
import { findManifest, openIndex } from '../../../src/store/open-index.ts';
import { readPublished, versionPath } from '../../../src/store/versions.ts';
import { publishBody, sound } from '../../support/publish-version.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

describe('index versions', () => {
  it('are read back as they were written', async () => {
    const dir = makeTemporaryDir();
    const manifest = await publishBody(dir, '第一句。第二句。', 1);
    const index = await openIndex(dir, STORE, sound);
    expect(index.manifest).toEqual(manifest);
    expect(manifest).toMatchObject({ articles: 1, chunks: 1, vectors: 1, newestOn: '2022-01-01' });
    expect(index.articles[0]?.body).toBe('第一句。第二句。');
    expect(index.vectors?.similarity(new Float32Array([1, 0, 0, 0]), 0)).toBeCloseTo(0.5, 6);
    expect(index.fallback).toBeUndefined();
  });

  it('keeps the last two and answers from the older one where the newer is damaged', async () => {
    const dir = makeTemporaryDir();
    await publishBody(dir, '旧的一句。', 1);
    await publishBody(dir, '中间一句。', 2);
    const { version } = await publishBody(dir, '新的一句。', 3);
    expect((await readPublished(dir)).versions).toHaveLength(2);
    await appendFile(join(versionPath(dir, version), 'index.v8'), 'x');
    const index = await openIndex(dir, STORE, sound);
    expect(index.articles[0]?.body).toBe('中间一句。');
    expect(index.fallback).toContain('index.v8 is damaged');
  });

  it.each(['index.v8', 'vectors.rows', 'vectors.hnsw', 'manifest.json'])(
    'notices one changed bit in %s',
    async (name) => {
      const dir = makeTemporaryDir();
      await publishBody(dir, '旧的一句。', 1);
      const { version } = await publishBody(dir, '新的一句。', 2);
      const path = join(versionPath(dir, version), name);
      const bytes = await readFile(path);
      for (const at of [0, bytes.length >> 1, bytes.length - 2]) {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8((bytes.at(at) ?? 0) ^ 4, at);
        await writeFile(path, flipped);
        const index = await openIndex(dir, STORE, sound);
        expect({ at, body: index.articles[0]?.body }).toEqual({ at, body: '旧的一句。' });
        expect(index.fallback).toContain(`${name} is damaged`);
      }
    },
  );

  it('are found by their names where CURRENT is damaged, and the latest is taken', async () => {
    const dir = makeTemporaryDir();
    await publishBody(dir, '旧的一句。', 1);
    await publishBody(dir, '新的一句。', 2);
    await appendFile(join(dir, 'CURRENT'), 'x');
    const index = await openIndex(dir, STORE, sound);
    expect(index.articles[0]?.body).toBe('新的一句。');
    expect(index.fallback).toBe('CURRENT is damaged');
  });

  it('keeps a whole version to fall back on, not the damaged one that it replaces', async () => {
    const dir = makeTemporaryDir();
    const whole = await publishBody(dir, '旧的一句。', 1);
    const broken = await publishBody(dir, '坏的一句。', 2);
    await appendFile(join(versionPath(dir, broken.version), 'vectors.hnsw'), 'x');
    const { version } = await publishBody(dir, '新的一句。', 3);
    expect((await readPublished(dir)).versions).toEqual([version, whole.version]);
  });

  it('says what is wrong where no version can be used', async () => {
    const dir = makeTemporaryDir();
    await expect(openIndex(dir, STORE, sound)).rejects.toMatchObject({ code: 'INDEX_MISSING' });
    const { version } = await publishBody(dir, '一句。', 1);
    await rm(join(versionPath(dir, version), 'vectors.hnsw'));
    await expect(openIndex(dir, STORE, sound)).rejects.toMatchObject({ code: 'INDEX_BROKEN' });
  });

  it('does not publish an index that fails its check', async () => {
    const dir = makeTemporaryDir();
    const { version } = await publishBody(dir, '好的一句。', 1);
    await expect(publishBody(dir, '坏的一句。', 2, () => 'it finds nothing')).rejects.toMatchObject({
      code: 'INDEX_BROKEN',
    });
    expect((await findManifest(dir))?.version).toBe(version);
    expect(await readPublished(dir)).toEqual({ versions: [version], isPinned: false });
    expect((await readdir(dir)).filter((name) => name.startsWith('building-'))).toEqual([]);
  });

  it('keeps a file once that two of them have, and writes it anew where the older one is damaged', async () => {
    const dir = makeTemporaryDir();
    const inode = async (version: string, name: string) => (await stat(join(versionPath(dir, version), name))).ino;
    const one = await publishBody(dir, '同一句。', 1);
    const other = await publishBody(dir, '另一句。', 1 + 8);
    expect(await inode(other.version, 'vectors.hnsw')).toBe(await inode(one.version, 'vectors.hnsw'));
    expect(await inode(other.version, 'index.v8')).not.toBe(await inode(one.version, 'index.v8'));
    await appendFile(join(versionPath(dir, other.version), 'vectors.hnsw'), 'x');
    await publishBody(dir, '又一句。', 1 + 16);
    expect((await openIndex(dir, STORE, sound)).articles[0]?.body).toBe('又一句。');
  });

  it('are built by one process at a time', async () => {
    const dir = makeTemporaryDir();
    const nothing = async () => {};
    await withBuildLock(dir, async () => {
      await expect(withBuildLock(dir, nothing)).rejects.toMatchObject({ code: 'INDEX_LOCKED' });
    });
    await withBuildLock(dir, nothing);
  });
});
