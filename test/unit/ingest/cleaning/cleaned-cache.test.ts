import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCleanedCache, type ReadFile } from '../../../../src/ingest/cleaning/cleaned-cache.ts';
import { type CorpusState, takeStock } from '../../../../src/ingest/corpus/hash-corpus.ts';
import { readCorpus } from '../../../../src/ingest/corpus/read-corpus.ts';
import { NO_EXTRACTION_CACHE } from '../../../../src/ingest/documents/extraction-cache.ts';
import { sha256 } from '../../../../src/support/files.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const SUM = sha256('一句。');
const READ: ReadFile = { cleaned: [], problems: [{ file: 'a.txt', line: null, reason: 'it is empty' }] };

async function cacheWith(path: string): Promise<void> {
  const cache = await openCleanedCache(path, 'this program');
  cache.put('a.txt', SUM, READ);
  await cache.save();
}

describe('the cache of cleaned files', () => {
  it('finds a file by its name and content, cleaned by the same program', async () => {
    const path = join(makeTemporaryDir(), 'cleaned.v8');
    await cacheWith(path);
    const again = await openCleanedCache(path, 'this program');
    expect(again.find('a.txt', SUM)).toEqual(READ);
    expect(again.find('b.txt', SUM)).toBeUndefined();
    expect(again.find('a.txt', sha256('两句。'))).toBeUndefined();
    expect((await openCleanedCache(path, 'another')).find('a.txt', SUM)).toBeUndefined();
  });

  it('forgets what was not asked for', async () => {
    const path = join(makeTemporaryDir(), 'cleaned.v8');
    await cacheWith(path);
    await (await openCleanedCache(path, 'this program')).save();
    expect((await openCleanedCache(path, 'this program')).find('a.txt', SUM)).toBeUndefined();
  });

  it('is empty where the file is damaged', async () => {
    const path = join(makeTemporaryDir(), 'cleaned.v8');
    await cacheWith(path);
    const whole = readFileSync(path);
    for (const at of [0, 40, whole.length - 1]) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      writeFileSync(path, flipped);
      expect((await openCleanedCache(path, 'this program')).find('a.txt', SUM)).toBeUndefined();
    }
  });

  it('is empty where a later Node.js wrote it in a layout that this one does not know', async () => {
    const path = join(makeTemporaryDir(), 'cleaned.v8');
    const unknown = Buffer.from([0xff, 0xfe, 0x6f]);
    writeFileSync(path, Buffer.concat([Buffer.from(sha256(unknown), 'hex'), unknown]));
    expect((await openCleanedCache(path, 'this program')).find('a.txt', SUM)).toBeUndefined();
  });

  it('gives the corpus that cleaning anew gives, and is asked for every file', async () => {
    const dir = makeTemporaryDir();
    const path = join(makeTemporaryDir(), 'cleaned.v8');
    for (const i of [1, 2, 3]) writeFileSync(join(dir, `${i}.txt`), `第${i}号水渠\n\n第${i}号水渠全长${i}公里。\n`);
    writeFileSync(join(dir, 'empty.txt'), '');
    const readWith = async () => {
      const cleaned = await openCleanedCache(path, 'this program');
      const corpus = await readCorpus(dir, { parsed: NO_EXTRACTION_CACHE, cleaned }, await takeStock(dir));
      await cleaned.save();
      return corpus;
    };
    const first = await readWith();
    expect(await readWith()).toEqual(first);
    appendFileSync(join(dir, '2.txt'), '又一句。\n');
    expect(await readWith()).toEqual(await readCorpus(dir));
  });

  it('reads no file again whose sum it knows, and takes one that has changed since for what it was', async () => {
    const dir = makeTemporaryDir();
    const file = join(dir, '1.txt');
    writeFileSync(file, '第一号水渠\n\n第一号水渠全长一公里。\n');
    const path = join(makeTemporaryDir(), 'cleaned.v8');
    const readWith = async (state: CorpusState) => {
      const cleaned = await openCleanedCache(path, 'this program');
      const corpus = await readCorpus(dir, { parsed: NO_EXTRACTION_CACHE, cleaned }, state);
      await cleaned.save();
      return corpus;
    };
    const state = await takeStock(dir);
    const first = await readWith(state);
    appendFileSync(file, '又一句。\n');
    expect(await readWith(state)).toEqual(first);
    expect(await readWith(await takeStock(dir))).not.toEqual(first);
  });
});
