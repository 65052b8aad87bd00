import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVectorCache } from '../../../src/store/vector-cache.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

describe('the vector cache', () => {
  it('gives back what was put, also after it was closed', async () => {
    const path = join(makeTemporaryDir(), 'cache.sqlite');
    const cache = openVectorCache(path, 'model');
    cache.put('句子', new Float32Array([0.25, -1]));
    cache.close();
    const again = openVectorCache(path, 'model');
    expect([...(again.find('句子') ?? [])]).toEqual([0.25, -1]);
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
});
