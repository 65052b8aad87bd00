import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildHere, type Ground, NotOffered, type Place } from './place.ts';

const UNWRITABLE = ['INDEX_UNWRITABLE'];

/** A file in place of a folder and the reverse, links and pipes. */
export const PATHS: readonly Place[] = [
  swapped('a file for the index folder', 'file', ({ config }) => config.indexDir, UNWRITABLE, false),
  swapped('a file for the folder of versions', 'file', inIndex('versions'), UNWRITABLE, false),
  swapped('a file for the folder of parsed documents', 'file', inIndex('documents'), ['built', ...UNWRITABLE]),
  swapped('a file for the folder of those that serve', 'file', inIndex('serving'), ['built']),
  swapped('a folder for CURRENT', 'folder', inIndex('CURRENT'), ['INDEX_UNREADABLE', ...UNWRITABLE], false),
  swapped('a folder for the cache of vectors', 'folder', inIndex('vectors.sqlite'), ['built', ...UNWRITABLE]),
  swapped('a folder for the lock', 'folder', inIndex('build-lock.sqlite'), UNWRITABLE),
  swapped('a file for the folder of articles', 'file', ({ config }) => config.dataDir, ['FILE_UNREADABLE']),
  {
    name: 'an index folder below a file',
    ends: UNWRITABLE,
    serves: true,
    spoil: async () => async () => {},
    build: async (ground) => {
      const file = `${ground.config.indexDir}-file`;
      await writeFile(file, '');
      return buildHere({ ...ground, config: { ...ground.config, indexDir: join(file, 'index') } });
    },
  },
  {
    name: 'an index folder that is a link to itself',
    ends: UNWRITABLE,
    serves: false,
    spoil: ({ config }) => swap(config.indexDir, (path) => symlink(path, path)),
  },
  {
    name: 'a pipe among the articles',
    ends: ['built'],
    serves: true,
    spoil: async ({ config }) => {
      const pipe = join(config.dataDir, 'pipe.txt');
      try {
        execFileSync('mkfifo', [pipe]);
      } catch {
        throw new NotOffered('there is no mkfifo');
      }
      return () => rm(pipe);
    },
  },
  {
    name: 'ten thousand files',
    ends: ['built'],
    serves: true,
    spoil: async ({ config }) => {
      const dir = join(config.dataDir, 'many');
      await mkdir(dir);
      for (let i = 0; i < 10_000; i++)
        await writeFile(
          join(dir, `${i}.txt`),
          `第${i % 50}号水库\n\n第${i % 50}号水库今年蓄水${(i % 50) + 7}万立方米。\n`,
        );
      return () => rm(dir, { recursive: true });
    },
  },
];

function inIndex(name: string): (ground: Ground) => string {
  return ({ config }) => join(config.indexDir, name);
}

function swapped(
  name: string,
  by: 'file' | 'folder',
  pathOf: (ground: Ground) => string,
  ends: readonly string[],
  serves = true,
): Place {
  const put = (path: string) => (by === 'file' ? writeFile(path, '') : mkdir(path).then(() => {}));
  return { name, ends, serves, spoil: (ground) => swap(pathOf(ground), put) };
}

/** Replaces a file or folder, which comes back later. */
async function swap(path: string, put: (path: string) => Promise<void>): Promise<() => Promise<void>> {
  const aside = `${path}-aside`;
  const isThere = await rename(path, aside).then(
    () => true,
    () => false,
  );
  await put(path);
  return async () => {
    await rm(path, { recursive: true, force: true });
    if (isThere) await rename(aside, path);
  };
}
