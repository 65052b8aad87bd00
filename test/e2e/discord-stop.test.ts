import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '../support/discord/eventually.ts';
import { LocalDiscord, TOKEN } from '../support/discord/local-discord.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const GONE_WITHIN_MS = 10_000;

let discord: LocalDiscord;
let dir: string;

beforeEach(async () => {
  discord = await LocalDiscord.start();
  dir = makeTemporaryDir();
  mkdirSync(join(dir, 'data'));
  writeFileSync(join(dir, 'data', 'a.txt'), '国务院昨日召开会议，要求加快建设。会议由李某主持。');
  return () => discord.close();
});

/** `npm start` like an operator runs it, with all its files below `dir`. */
function npmStart() {
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: {
      ...process.env,
      YOUJU_DATA_DIR: join(dir, 'data'),
      YOUJU_INDEX_DIR: join(dir, 'index'),
      YOUJU_MODELS_DIR: join(dir, 'models'),
      YOUJU_HISTORY_DIR: join(dir, 'history'),
      HF_ENDPOINT: 'http://127.0.0.1:9',
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = { text: '' };
  child.stderr.on('data', (part) => {
    said.text += String(part);
  });
  onTestFinished(() => {
    for (const pid of processes()) process.kill(pid, 'SIGKILL');
  });
  return { child, said };
}

/** Ids of all processes that were started with these settings, including npm and its shell. */
function processes(command = ''): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`YOUJU_DATA_DIR=${dir}`);
      return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(command);
    } catch {
      return false;
    }
  });
}

describe.skipIf(!existsSync('/proc/self/environ'))('SIGTERM to npm', () => {
  it.each([
    ['while the index is built', () => processes('build-process').length > 0],
    ['while the bot waits for Discord', () => discord.faults.happened.length > 0],
    ['while the bot runs', () => discord.gateway.isConnected && discord.commands.list('global').length > 0],
  ])('%s leaves nothing behind', async (phase, isReached) => {
    if (phase.includes('waits')) {
      discord.faults.add({ kind: 'server-error', method: 'GET', path: /^\/gateway\/bot$/, times: 1_000 });
    }
    const { child, said } = npmStart();
    await eventually(isReached).catch((error: unknown) => Promise.reject(new Error(`${error}: ${said.text}`)));
    expect(processes().length).toBeGreaterThan(1);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    await eventually(() => processes().length === 0, GONE_WITHIN_MS);
  });
});
