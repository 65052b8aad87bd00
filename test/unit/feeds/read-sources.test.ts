import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../../src/feeds/read-sources.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

function write(text: string): string {
  const file = join(makeTemporaryDir(), 'sources.yaml');
  writeFileSync(file, text);
  return file;
}

describe('the list of sources', () => {
  it('is nothing where there is no file', async () => {
    expect(await readSources(join(makeTemporaryDir(), 'sources.yaml'))).toBeUndefined();
  });

  it('is empty where the file is', async () => {
    expect((await readSources(write('# nothing yet\n')))?.list).toEqual([]);
  });

  it('has its defaults, and the host of an address among those that may be read', async () => {
    const file = write(
      'feeds:\n  - name: news\n    address: https://news.example/rss\n    hosts: [www.news.example]\n',
    );
    const sources = await readSources(file);
    expect(sources?.list).toEqual([
      {
        name: 'news',
        kind: 'feed',
        address: 'https://news.example/rss',
        everyMs: 3_600_000,
        publisher: undefined,
        items: 'auto',
        hosts: new Set(['news.example', 'www.news.example']),
      },
    ]);
    expect([sources?.pauseMs, sources?.privateHosts]).toEqual([1_000, new Set()]);
  });

  it('comes with an example that can be read', async () => {
    const sources = await readSources(resolve(import.meta.dirname, '../../../data/sources.example.yaml'));
    expect(sources?.list.map(({ kind }) => kind)).toEqual(['feed', 'feed', 'page']);
  });

  it.each([
    ['feeds:\n  - name: ../up\n    address: https://a.example/\n', /sources\.yaml:2: feeds\.0\.name/],
    ['feeds:\n  - name: a\n    address: ftp://a.example/\n', /:3: feeds\.0\.address/],
    ['feeds:\n  - name: a\n    address: https://me:word@a.example/\n', /:3: feeds\.0\.address/],
    ['feeds:\n  - name: a\n    address: https://a.example/\n    every: 5s\n', /:4: feeds\.0\.every/],
    ['pages:\n  - name: a\n    address: https://a.example/\n    evry: 1d\n', /:2: pages\.0/],
    [
      'feeds:\n  - {name: a, address: "https://a.example/"}\npages:\n  - {name: a, address: "https://b.example/"}\n',
      /stands twice/,
    ],
    ['feeds: [\n', /sources\.yaml:\d/],
    ['feeds: &a [*a, *a]\n', /sources\.yaml/],
  ])('says which line is wrong in %j', async (text, expected) => {
    const failing = readSources(write(text));
    await expect(failing).rejects.toMatchObject({ code: 'DATA_INVALID', message: expect.stringMatching(expected) });
  });
});
