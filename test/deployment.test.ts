import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { makeHealthRoutes } from '../src/health/health-routes.ts';
import { makeMeter } from '../src/health/meter.ts';
import type { Library } from '../src/model/library.ts';
import { openLoopbackServer } from '../src/serving/loopback-server.ts';
import { makeSmallLibrary } from './support/small-library.ts';
import { makeTemporaryDir } from './support/temporary-dir.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const settingsIn = (text: string) => [...text.matchAll(/\b(YOUJU_[A-Z_]+)=/g)].map(([, name]) => name as string);
const SETTINGS = new Set([...read('.env.example').matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name as string));

function hasSystemd(): boolean {
  try {
    execFileSync('systemd-analyze', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the container', () => {
  const dockerfile = read('Dockerfile');
  const final = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('runs as another user than root, from an image without a compiler', () => {
    expect(final).toMatch(/^USER node$/m);
    expect(final).not.toMatch(/apt-get|npm (ci|install)/);
    expect(dockerfile.match(/^FROM /gm)?.length).toBe(2);
  });

  it('sets only settings that there are, and everything it writes is in its volume', () => {
    const settings = settingsIn(final);
    expect(settings.filter((name) => !SETTINGS.has(name))).toEqual([]);
    for (const name of ['YOUJU_DATA_DIR', 'YOUJU_INDEX_DIR', 'YOUJU_HISTORY_DIR']) {
      expect(final).toContain(`${name}=/data/`);
    }
  });

  it('starts and checks what exists', () => {
    const commands = [...final.matchAll(/CMD (\[.*\])/g)].map(([, list]) => JSON.parse(list as string) as string[]);
    expect(commands).toEqual([
      ['node', 'deploy/check-health.mjs'],
      ['node', 'bin/run.mjs', 'src/main.ts'],
    ]);
    expect(commands.every((command) => existsSync(join(ROOT, command.at(-1) as string)))).toBe(true);
  });

  it('gets no secrets and nothing built from the folder it is made of', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.git', 'node_modules', 'history', 'index']));
  });

  it('is composed with a read-only root, without rights, and with time to end', () => {
    const { services } = parse(read('compose.yaml')) as { services: { youju: object } };
    expect(services.youju).toMatchObject({ read_only: true, cap_drop: ['ALL'], init: true, stop_grace_period: '15s' });
  });
});

describe('the health check of the container', () => {
  async function check(library: Library): Promise<unknown> {
    const meter = makeMeter(() => new Date());
    const routes = makeHealthRoutes({ library, meter, gateway: () => 'none', now: () => new Date(), patienceMs: 100 });
    const server = await openLoopbackServer(0, routes);
    onTestFinished(() => server.close());
    const env = { ...process.env, YOUJU_HEALTH_PORT: String(server.port) };
    const child = spawn(process.execPath, [join(ROOT, 'deploy/check-health.mjs')], { env, stdio: 'ignore' });
    return (await once(child, 'exit'))[0];
  }

  it('passes while questions are answered, and fails while they are not', async () => {
    expect(await check(makeSmallLibrary())).toBe(0);
    expect(await check(makeSmallLibrary({ status: () => new Promise(() => {}) }))).toBe(1);
  });
});

describe('the unit of systemd', () => {
  const unit = read('deploy/youju.service');

  it.skipIf(!hasSystemd())('is one that systemd takes', () => {
    // systemd checks that the program exists, and its path differs between machines.
    const copy = join(makeTemporaryDir(), 'youju.service');
    writeFileSync(copy, unit.replace('/usr/bin/node', process.execPath));
    const said = execFileSync('systemd-analyze', ['verify', copy], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(said).toBe('');
  });

  it('sets only settings that there are, and gives ten seconds to end', () => {
    expect(settingsIn(unit).filter((name) => !SETTINGS.has(name))).toEqual([]);
    expect(Number(/^TimeoutStopSec=(\d+)s$/m.exec(unit)?.[1])).toBeGreaterThan(10);
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute=/m);
  });
});
