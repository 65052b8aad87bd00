import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePrivateNamesReader } from '../../../../src/ingest/corpus/read-private-names.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

function makeFile(text?: string): string {
  const file = join(makeTemporaryDir(), 'collections.yaml');
  if (text !== undefined) writeFileSync(file, text);
  return file;
}

describe('the reader of collections.yaml', () => {
  it('takes no file for no private collection', async () => {
    expect(await makePrivateNamesReader(makeFile())()).toEqual(new Set());
  });

  it('reads names, without the blanks around them', async () => {
    const file = makeFile('# who may ask what\nprivate: [staff, " 内部 "]\n');
    expect(await makePrivateNamesReader(file)()).toEqual(new Set(['staff', '内部']));
    expect(await makePrivateNamesReader(makeFile('private: []\n'))()).toEqual(new Set());
  });

  it('reads again once the file has changed, and keeps what it knew while the file is away', async () => {
    const file = makeFile('private: [staff]\n');
    const read = makePrivateNamesReader(file);
    await read();
    writeFileSync(file, 'private: [staff, drafts]\n');
    expect(await read()).toEqual(new Set(['staff', 'drafts']));
    rmSync(file);
    expect(await read()).toEqual(new Set(['staff', 'drafts']));
  });

  it.each([
    ['a list is not closed', 'private: [staff\n', /collections\.yaml:\d+: /],
    ['a key stands there twice', 'private: [a]\nprivate: [b]\n', /collections\.yaml:2: /],
    ['another key is there', 'private: [a]\npublic: [b]\n', /collections\.yaml:1: .*public/],
    ['a name is empty', 'private: [""]\n', /collections\.yaml:1: private: 0/],
    ['it holds one name and no list', 'private: staff\n', /collections\.yaml:1: private/],
    ['it is empty', '', /collections\.yaml:1: /],
  ])('rejects where %s, and takes nothing for public', async (_, text, place) => {
    const problem = await makePrivateNamesReader(makeFile(text))().catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: 'DATA_INVALID', message: expect.stringMatching(place) });
  });

  it('rejects every time until the file is mended', async () => {
    const file = makeFile('private: [staff]\n');
    const read = makePrivateNamesReader(file);
    await read();
    writeFileSync(file, 'private: nonsense\n');
    await expect(read()).rejects.toMatchObject({ code: 'DATA_INVALID' });
    await expect(read()).rejects.toMatchObject({ code: 'DATA_INVALID' });
    writeFileSync(file, 'private: [staff, more]\n');
    expect(await read()).toEqual(new Set(['staff', 'more']));
  });

  it('rejects where a folder lies in its place', async () => {
    const file = makeFile();
    mkdirSync(file);
    await expect(makePrivateNamesReader(file)()).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
