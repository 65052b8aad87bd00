import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSupervisor, type Supervisor, type SupervisorOptions } from '../../../src/process/supervisor.ts';
import { OBEDIENT_OPTIONS } from '../../support/obedient-options.ts';
import type { ObedientSettings } from '../../support/obedient-process.ts';
import { isAlive, until } from '../../support/process-life.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

const SUPPORT = join(import.meta.dirname, '../../support');

interface Started {
  readonly supervisor: Supervisor;
  /** The lines that the processes have written: their starts and the requests they took. */
  diary(): string[];
  /** A request that gets the answer `value` after {@link release}. */
  hold(value: string): Promise<unknown>;
  release(): void;
  /** Sets how the next process opens. */
  tell(opening: ObedientSettings['opening']): void;
}

function start(changes: Partial<SupervisorOptions> = {}, opening: ObedientSettings['opening'] = 'well'): Started {
  const diary = join(makeTemporaryDir(), 'diary');
  writeFileSync(diary, '');
  const settings: { diary: string; opening: ObedientSettings['opening'] } = { diary, opening };
  const supervisor = openSupervisor({
    ...OBEDIENT_OPTIONS,
    settings,
    ...changes,
  });
  onTestFinished(() => supervisor.close());
  const lines = () => readFileSync(diary, 'utf8').trim().split('\n');
  const tell = (next: ObedientSettings['opening']) => {
    settings.opening = next;
  };
  const gate = `${diary}-released`;
  const hold = (value: string) => supervisor.call('released', [value, gate]);
  const release = () => writeFileSync(gate, '');
  return { supervisor, hold, release, tell, diary: () => lines().map((line) => line.replace(/ \d+$/, '')) };
}

describe('a supervised process', () => {
  it('answers requests, several at a time, whatever the order they end in', async () => {
    const { supervisor } = start();
    const slow = supervisor.call('later', ['slow', 100]);
    expect(await supervisor.call('echo', [{ days: ['2022-03-01'], none: undefined }])).toEqual({
      days: ['2022-03-01'],
      none: undefined,
    });
    expect(await slow).toBe('slow');
  });

  it('tells the progress of a request to its caller alone', async () => {
    const { supervisor } = start();
    const told: unknown[] = [];
    const other: unknown[] = [];
    await Promise.all([
      supervisor.call('count', [3], { onProgress: (value) => told.push(value) }),
      supervisor.call('echo', [1], { onProgress: (value) => other.push(value) }),
    ]);
    expect({ told, other }).toEqual({ told: [1, 2, 3], other: [] });
  });

  it('hands on a problem of the operator with code and remedy', async () => {
    const { supervisor } = start();
    await expect(supervisor.call('refuse', ['x1'])).rejects.toMatchObject({
      name: 'OperatorError',
      code: 'ARTICLE_UNKNOWN',
      message: 'There is no article x1 in the index.',
      remedy: 'List the articles with "npm run article -- list".',
    });
  });

  it('hands on a bug with the stack of the process it happened in, and lives on', async () => {
    const { supervisor, diary } = start();
    await expect(supervisor.call('fail', [])).rejects.toMatchObject({
      message: 'a bug in the child',
      stack: expect.stringContaining('obedient-process.ts'),
    });
    await expect(supervisor.call('unsendable', [])).rejects.toThrow(/could not be cloned/);
    expect(await supervisor.call('echo', [1])).toBe(1);
    expect(diary().filter((line) => line === 'start')).toHaveLength(1);
  });
});

describe('a process that dies', () => {
  it('is started again, and what it held is asked again once and answered', async () => {
    const { supervisor, diary, hold, release } = start();
    const asked = hold('answer');
    await until(() => diary().includes('released'));
    process.kill(supervisor.pid() ?? 0, 'SIGKILL');
    release();
    expect(await asked).toBe('answer');
    expect(diary()).toEqual(['start', 'released', 'start', 'released']);
  });

  it('twice over the same request fails that request calmly and serves the next', async () => {
    const { supervisor, diary } = start();
    await expect(supervisor.call('crash', [])).rejects.toMatchObject({ name: 'LibraryUnavailable', reason: 'crashed' });
    expect(await supervisor.call('echo', ['next'])).toBe('next');
    expect(diary()).toEqual(['start', 'crash', 'start', 'crash', 'start', 'echo']);
  });

  it('takes only the request that kills it: the others it held are answered', async () => {
    const { supervisor } = start();
    await supervisor.opened;
    const others = [1, 2, 3].map((n) => supervisor.call('later', [n, 100]));
    await expect(supervisor.call('crash', [])).rejects.toMatchObject({ reason: 'crashed' });
    expect(await Promise.all(others)).toEqual([1, 2, 3]);
  });

  it('at every start makes requests fail rather than wait for ever', async () => {
    const { supervisor } = start({}, 'crash');
    await expect(supervisor.call('echo', [1])).rejects.toMatchObject({ reason: 'crashed' });
    await expect(supervisor.opened).rejects.toMatchObject({ reason: 'crashed' });
  });

  it('without a second attempt allowed fails its request at once', async () => {
    const { supervisor, diary } = start({ maxAttempts: 1 });
    await expect(supervisor.call('crash', [])).rejects.toMatchObject({ reason: 'crashed' });
    expect(diary()).toEqual(['start', 'crash']);
  });
});

describe('a process that cannot open', () => {
  it('says why to whoever waits, and is tried again', async () => {
    const { supervisor, diary } = start({}, 'refused');
    await expect(supervisor.opened).rejects.toMatchObject({ code: 'INDEX_MISSING' });
    await until(() => diary().length > 1);
    await expect(supervisor.call('echo', [1])).rejects.toMatchObject({ code: 'INDEX_MISSING' });
  });
});

describe('a process that hangs', () => {
  it('is killed, and what else it held is answered by the next', async () => {
    const { supervisor, diary, hold, release } = start({ pingEveryMs: 200 });
    await supervisor.opened;
    const held = hold('kept');
    await until(() => diary().includes('released'));
    const spun = expect(supervisor.call('spin', [])).rejects.toMatchObject({ reason: 'crashed' });
    await until(() => diary().filter((line) => line === 'start').length === 2);
    release();
    await spun;
    expect(await held).toBe('kept');
    expect(await supervisor.call('echo', ['next'])).toBe('next');
    expect(diary().filter((line) => line === 'start')).toHaveLength(3);
  });

  it('leaves the parent responsive all the while', async () => {
    const { supervisor } = start({ pingEveryMs: 200 });
    await supervisor.opened;
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 10);
    await expect(supervisor.call('spin', [])).rejects.toMatchObject({ reason: 'crashed' });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });

  it('over one request only makes that request late', async () => {
    const { supervisor, diary } = start();
    await supervisor.opened;
    await expect(supervisor.call('never', [], { timeoutMs: 50 })).rejects.toMatchObject({ reason: 'late' });
    expect(await supervisor.call('echo', [2])).toBe(2);
    expect(diary()).toEqual(['start', 'never', 'echo']);
  });
});

describe('a process that is replaced', () => {
  it('finishes what it holds while the fresh one takes what comes after', async () => {
    const { supervisor, diary, hold, release } = start();
    await supervisor.opened;
    const before = supervisor.pid() ?? 0;
    const held = hold('held');
    await supervisor.replace();
    expect(await supervisor.call('pid', [])).not.toBe(before);
    release();
    expect(await held).toBe('held');
    await until(() => !isAlive(before));
    expect(diary()).toEqual(['start', 'released', 'start', 'pid', 'close']);
  });

  it('hands what it held to the fresh one when it dies', async () => {
    const { supervisor, hold, release } = start();
    await supervisor.opened;
    const before = supervisor.pid() ?? 0;
    const held = hold('held');
    await supervisor.replace();
    process.kill(before, 'SIGKILL');
    release();
    expect(await held).toBe('held');
  });

  it('stays where the fresh one cannot open', async () => {
    const { supervisor, tell } = start();
    await supervisor.opened;
    const before = supervisor.pid();
    tell('refused');
    await expect(supervisor.replace()).rejects.toMatchObject({ code: 'INDEX_MISSING' });
    tell('crash');
    await expect(supervisor.replace()).rejects.toMatchObject({ reason: 'crashed' });
    expect(await supervisor.call('pid', [])).toBe(before);
  });

  it('ends with the supervisor, and so does the fresh one', async () => {
    const { supervisor } = start();
    await supervisor.opened;
    const replaced = expect(supervisor.replace()).rejects.toMatchObject({ reason: 'closed' });
    await supervisor.close();
    await replaced;
    await expect(supervisor.replace()).rejects.toMatchObject({ reason: 'closed' });
  });
});

describe('the end', () => {
  it('lets the process close, gives up what is unanswered, and takes nothing more', async () => {
    const { supervisor, diary } = start();
    await supervisor.opened;
    const pid = supervisor.pid() ?? 0;
    const asked = supervisor.call('never', []);
    const failed = expect(asked).rejects.toMatchObject({ reason: 'closed' });
    await supervisor.close();
    await failed;
    expect(isAlive(pid)).toBe(false);
    expect(diary()).toEqual(['start', 'never', 'close']);
    await expect(supervisor.call('echo', [1])).rejects.toMatchObject({ reason: 'closed' });
  });

  it('kills a process that does not close in time', async () => {
    const { supervisor } = start({ graceMs: 50 });
    await supervisor.opened;
    const pid = supervisor.pid() ?? 0;
    supervisor.call('spin', []).catch(() => {});
    await supervisor.close();
    expect(isAlive(pid)).toBe(false);
  });

  it('of the parent is the end of the process, also when the parent is killed', async () => {
    const diary = join(makeTemporaryDir(), 'diary');
    const parent = spawn(process.execPath, ['--import', 'tsx', join(SUPPORT, 'parent-process.ts'), diary], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = (await once(parent.stdout, 'data')).map(Number);
    expect(isAlive(pid as number)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isAlive(pid as number));
  });

  it('does not come from Ctrl-C, which reaches the whole group: the parent decides', async () => {
    const { supervisor } = start();
    await supervisor.opened;
    process.kill(supervisor.pid() ?? 0, 'SIGINT');
    process.kill(supervisor.pid() ?? 0, 'SIGTERM');
    expect(await supervisor.call('echo', ['still here'])).toBe('still here');
  });
});
