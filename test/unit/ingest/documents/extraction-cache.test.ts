import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openExtractionCache } from '../../../../src/ingest/documents/extraction-cache.ts';
import { type Extraction, type ExtractionTask, makePart } from '../../../../src/ingest/extraction.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

let dir = '';
let cacheDir = '';
let parsed: string[] = [];

const articleOf = (text: string): Extraction => ({ kind: 'parts', parts: [makePart({ text })] });
const refusal: Extraction = { kind: 'refused', reason: 'it holds no text' };

function task(name: string, content: string): ExtractionTask {
  const path = join(dir, name);
  writeFileSync(path, content);
  return { path, format: 'pdf', unpackDir: dir };
}

function parser(result: Extraction) {
  return async ({ path }: ExtractionTask) => {
    parsed.push(path);
    return result;
  };
}

beforeEach(() => {
  dir = makeTemporaryDir();
  cacheDir = join(dir, 'cache', 'documents');
  parsed = [];
});

describe('the cache of parsed documents', () => {
  it('gives what the same bytes gave before, whatever their name', async () => {
    await openExtractionCache(cacheDir).getOrParse(task('a.pdf', 'one'), parser(articleOf('甲')));
    const again = await openExtractionCache(cacheDir).getOrParse(task('b.pdf', 'one'), parser(articleOf('乙')));
    expect(again).toEqual(articleOf('甲'));
    expect(parsed).toHaveLength(1);
  });

  it('parses what has changed, is of another format, or was refused', async () => {
    const cache = openExtractionCache(cacheDir);
    await cache.getOrParse(task('a.pdf', 'one'), parser(articleOf('甲')));
    expect(await cache.getOrParse(task('a.pdf', 'two'), parser(refusal))).toEqual(refusal);
    expect(await cache.getOrParse(task('a.pdf', 'two'), parser(articleOf('乙')))).toEqual(articleOf('乙'));
    await cache.getOrParse({ ...task('a.pdf', 'one'), format: 'docx' }, parser(articleOf('丙')));
    expect(parsed).toHaveLength(4);
  });

  it('parses again where it was taken away or is damaged', async () => {
    await openExtractionCache(cacheDir).getOrParse(task('a.pdf', 'one'), parser(articleOf('甲')));
    writeFileSync(join(cacheDir, readdirSync(cacheDir)[0] as string), '{"kind":"par');
    await openExtractionCache(cacheDir).getOrParse(task('a.pdf', 'one'), parser(articleOf('甲')));
    rmSync(cacheDir, { recursive: true });
    await openExtractionCache(cacheDir).getOrParse(task('a.pdf', 'one'), parser(articleOf('甲')));
    expect(parsed).toHaveLength(3);
  });

  it('keeps what was used, deletes the rest, and works where it cannot write', async () => {
    const first = openExtractionCache(cacheDir);
    await first.getOrParse(task('a.pdf', 'one'), parser(articleOf('甲')));
    await first.getOrParse(task('b.pdf', 'two'), parser(articleOf('乙')));
    const second = openExtractionCache(cacheDir);
    await second.getOrParse(task('b.pdf', 'two'), parser(articleOf('乙')));
    await second.prune();
    expect(readdirSync(cacheDir)).toHaveLength(1);
    writeFileSync(join(dir, 'file'), '');
    const blocked = openExtractionCache(join(dir, 'file', 'documents'));
    expect(await blocked.getOrParse(task('a.pdf', 'one'), parser(articleOf('甲')))).toEqual(articleOf('甲'));
    await blocked.prune();
  });
});
