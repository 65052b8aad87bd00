import { execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PROJECT_DIR } from '../../support/config.ts';
import { EXIT } from '../run-command.ts';
import { type Ground, NotOffered, type Place } from './place.ts';

const NOBODY = 65_534;
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
const A_YEAR_BACK = ['faketime', '-f', '-1y'];

/** Other users, clocks and processes. */
export const SURROUNDINGS: readonly Place[] = [
  {
    name: "somebody else's index",
    ends: ['INDEX_UNWRITABLE'],
    serves: true,
    spoil: async () => {
      requireRunning(AS_NOBODY);
      return async () => {};
    },
    build: (ground) => buildBy(ground, AS_NOBODY),
  },
  {
    name: 'an index that only its owner may read',
    ends: ['INDEX_UNWRITABLE', 'INDEX_UNREADABLE'],
    serves: true,
    spoil: ({ config }) => withMode(config.indexDir, 0o700),
    build: (ground) => buildBy(ground, AS_NOBODY),
  },
  {
    name: 'articles that only their owner may read',
    ends: ['FILE_UNREADABLE'],
    serves: true,
    spoil: async ({ config }) => {
      const back = await withMode(config.dataDir, 0o700);
      await giveAway(config.indexDir, NOBODY);
      return async () => {
        await back();
        await giveAway(config.indexDir, process.getuid?.() ?? 0);
      };
    },
    build: (ground) => buildBy(ground, AS_NOBODY),
  },
  {
    name: 'one article that only its owner may read',
    ends: ['built'],
    serves: true,
    spoil: async ({ config }) => {
      const back = await withMode(join(config.dataDir, 'canal-0.txt'), 0o600);
      await giveAway(config.indexDir, NOBODY);
      return async () => {
        await back();
        await giveAway(config.indexDir, process.getuid?.() ?? 0);
      };
    },
    build: (ground) => buildBy(ground, AS_NOBODY),
  },
  {
    name: 'a clock a year back',
    ends: ['built'],
    serves: true,
    spoil: async () => {
      requireRunning(A_YEAR_BACK);
      return async () => {};
    },
    build: (ground) => buildBy(ground, A_YEAR_BACK),
  },
  {
    name: 'no home',
    ends: ['built'],
    serves: true,
    spoil: async () => async () => {},
    build: (ground) => buildBy(ground, ['env', '-u', 'HOME', '-u', 'USER', '-u', 'LOGNAME', '-u', 'XDG_CACHE_HOME']),
  },
  {
    name: 'two builders at once',
    ends: ['built', 'built, INDEX_LOCKED', 'INDEX_LOCKED, built'],
    serves: true,
    spoil: async () => async () => {},
    build: async (ground) => {
      const ends = await Promise.all([buildBy(ground, []), buildBy(ground, [])]);
      return ends.includes('built') && ends.every((end) => end === 'built' || end === 'INDEX_LOCKED')
        ? 'built'
        : ends.join(', ');
    },
  },
];

/** Builds with "npm run index" in a process that another program starts. @returns see {@link Place.build}. */
async function buildBy({ config }: Ground, starter: readonly string[]): Promise<string> {
  const [command = '', ...args] = [
    ...starter,
    process.execPath,
    join(PROJECT_DIR, 'bin/run.mjs'),
    'src/cli/commands/index.ts',
    '--data',
    config.dataDir,
    '--index',
    config.indexDir,
  ];
  const options = { cwd: PROJECT_DIR, stdio: ['ignore', 'ignore', 'pipe'] } as const satisfies SpawnOptions;
  const child = spawn(command, args, options);
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  if (code === EXIT.ok) return 'built';
  return /^([A-Z]+_[A-Z_]+): /m.exec(said)?.[1] ?? `a bug: exit code ${code}, ${said}`;
}

function requireRunning([program = '', ...args]: readonly string[]): void {
  try {
    execFileSync(program, [...args, process.execPath, '-e', `fs.accessSync(${JSON.stringify(PROJECT_DIR)})`], {
      stdio: 'pipe',
    });
  } catch {
    throw new NotOffered(`"${program} ${args.join(' ')}" cannot be run here, or does not see the project`);
  }
}

async function withMode(path: string, mode: number): Promise<() => Promise<void>> {
  requireRunning(AS_NOBODY);
  await chmod(path, mode);
  return () => chmod(path, 0o755);
}

async function giveAway(path: string, owner: number): Promise<void> {
  for (const name of ['', ...(await readdir(path, { recursive: true }))]) await chown(join(path, name), owner, owner);
}
