import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVectorCache } from '../../../../src/store/vectors/vector-cache.ts';
import { openSqlite } from '../../../../src/support/sqlite.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

describe('the vector cache', () => {
  it('gives back what was put, also after it was closed', async () => {
    const path = join(makeTemporaryDir(), 'cache.sqlite');
    const cache = openVectorCache(path, 'model');
    cache.put('句子', new Float32Array([0.6, -0.8]));
    cache.close();
    const again = openVectorCache(path, 'model');
    expect([...(again.find('句子') ?? [])]).toEqual([...new Float32Array([0.6, -0.8])]);
    expect([again.hits, again.misses]).toEqual([1, 0]);
    again.close();
  });

  it('keeps models and texts apart', async () => {
    const path = join(makeTemporaryDir(), 'cache.sqlite');
    const one = openVectorCache(path, 'one');
    one.put('句子', new Float32Array([1]));
    expect(one.find('别的')).toBeUndefined();
    const other = openVectorCache(path, 'other');
    expect(other.find('句子')).toBeUndefined();
    one.close();
    other.close();
  });

  it('does not find a vector that one bit was changed in, nor one that is no unit vector', () => {
    const path = join(makeTemporaryDir(), 'cache.sqlite');
    const cache = openVectorCache(path, 'model');
    cache.put('坏的', new Float32Array([0.6, -0.8]));
    cache.put('长的', new Float32Array([2, 0]));
    cache.close();
    const db = openSqlite(path);
    const rows = db.prepare('SELECT key, value FROM unit_vector').all() as { key: string; value: Buffer }[];
    for (const { key, value } of rows) {
      value.writeUInt8(value.readUInt8(1) ^ 1, 1);
      db.prepare('UPDATE unit_vector SET value = ? WHERE key = ?').run(value, key);
    }
    db.close();
    const again = openVectorCache(path, 'model');
    expect([again.find('坏的'), again.find('长的')]).toEqual([undefined, undefined]);
    again.put('坏的', new Float32Array([1, 0]));
    expect(again.find('坏的')).toEqual(new Float32Array([1, 0]));
    again.close();
  });

  it.each([
    ['its head is damaged', (bytes: Buffer) => bytes.fill(7, 0, 100)],
    ['its pages are damaged', (bytes: Buffer) => bytes.fill(7, 4_096)],
    ['its schema is damaged', (bytes: Buffer) => bytes.fill(7, 100, 4_096)],
    ['it is cut', (bytes: Buffer) => bytes.subarray(0, 5_000)],
  ])('is set aside and made anew where %s', (_, damage) => {
    const path = join(makeTemporaryDir(), 'cache.sqlite');
    const cache = openVectorCache(path, 'model');
    for (let i = 0; i < 100; i++) cache.put(`句子${i}`, new Float32Array([0.6, -0.8]));
    cache.close();
    writeFileSync(path, damage(readFileSync(path)));
    const again = openVectorCache(path, 'model');
    for (let i = 0; i < 100; i++) {
      if (!again.find(`句子${i}`)) again.put(`句子${i}`, new Float32Array([1, 0]));
      expect(again.find(`句子${i}`)).toBeDefined();
    }
    expect(again.problem).toBeDefined();
    expect(existsSync(`${path}.damaged`)).toBe(true);
    again.close();
  });

  it('believes nothing of before where it is told to', () => {
    const path = join(makeTemporaryDir(), 'cache.sqlite');
    const cache = openVectorCache(path, 'model');
    cache.put('句子', new Float32Array([1, 0]));
    cache.close();
    const again = openVectorCache(path, 'model', { distrust: true });
    expect(again.find('句子')).toBeUndefined();
    again.put('句子', new Float32Array([0, 1]));
    expect(again.find('句子')).toEqual(new Float32Array([0, 1]));
    again.close();
  });
});
