import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchSet } from '../../../../src/cli/sets/fetch-set.ts';
import type { PublicSet } from '../../../../src/cli/sets/public-sets.ts';
import { sha256 } from '../../../../src/support/files.ts';
import { openLocalHub } from '../../../support/local-hub.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const CONTENT = '{"version":"1","data":[{"title":"甲"},{"title":"乙"}]}\n';
const SET: PublicSet = {
  name: 'small.json',
  path: 'owner/repository/revision/small-upstream.json',
  sha256: sha256(CONTENT),
  licence: 'CC BY-SA 4.0',
};
const FIRST_ONLY = '{"version":"1","data":[{"title":"甲"}]}';

async function serve(respond: (path: string, response: ServerResponse) => void) {
  const hub = await openLocalHub(respond);
  onTestFinished(() => hub.close());
  return { hub, place: { host: hub.url, dir: join(makeTemporaryDir(), 'sets'), timeoutMs: 60_000 } };
}

describe('fetching a set', () => {
  it('puts the file of the named path in its place', async () => {
    const { hub, place } = await serve((_, response) => response.end(CONTENT));
    expect(await fetchSet(SET, place)).toEqual({ kind: 'fetched' });
    expect(hub.asked).toEqual([`/${SET.path}`]);
    expect(readFileSync(join(place.dir, SET.name), 'utf8')).toBe(CONTENT);
  });

  it('asks for nothing that is there whole', async () => {
    const { hub, place } = await serve((_, response) => response.end(CONTENT));
    await fetchSet(SET, place);
    expect(await fetchSet(SET, place)).toEqual({ kind: 'there' });
    expect(hub.asked.length).toBe(1);
  });

  it('replaces a damaged file', async () => {
    const { place } = await serve((_, response) => response.end(CONTENT));
    await fetchSet(SET, place);
    writeFileSync(join(place.dir, SET.name), CONTENT.slice(1));
    expect(await fetchSet(SET, place)).toEqual({ kind: 'fetched' });
    expect(readFileSync(join(place.dir, SET.name), 'utf8')).toBe(CONTENT);
  });

  it('keeps the first articles where only they count', async () => {
    const { place } = await serve((_, response) => response.end(CONTENT));
    const set = { ...SET, firstArticles: 1, sha256: sha256(FIRST_ONLY) };
    expect(await fetchSet(set, place)).toEqual({ kind: 'fetched' });
    expect(readFileSync(join(place.dir, SET.name), 'utf8')).toBe(FIRST_ONLY);
  });

  it('says so where the source gives another file, and leaves nothing behind', async () => {
    for (const firstArticles of [undefined, 1]) {
      const { place } = await serve((_, response) => response.end('<html>moved</html>'));
      const set = firstArticles === undefined ? SET : { ...SET, firstArticles };
      const outcome = await fetchSet(set, place);
      expect(outcome).toMatchObject({ kind: 'missing', reason: expect.stringContaining('another file') });
      expect(existsSync(place.dir) ? readdirSync(place.dir) : []).toEqual([]);
    }
  });

  it('says so where the source refuses, breaks off or cannot be reached', async () => {
    const refused = await serve((_, response) => response.writeHead(404).end());
    expect(await fetchSet(SET, refused.place)).toMatchObject({ reason: expect.stringContaining('status 404') });
    const broken = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '9999' }).write(CONTENT);
      response.destroy();
    });
    expect(await fetchSet(SET, broken.place)).toMatchObject({ kind: 'missing' });
    await refused.hub.close();
    expect(await fetchSet(SET, refused.place)).toMatchObject({ reason: expect.stringContaining('cannot be reached') });
  });

  it('gives a silent source up', async () => {
    const { place } = await serve(() => {});
    const outcome = await fetchSet(SET, { ...place, timeoutMs: 200 });
    expect(outcome).toMatchObject({ reason: expect.stringContaining('it took longer than 0.2 seconds') });
  });
});
