import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPool } from '../../../../src/process/sharing/pool.ts';
import { answerProcessesFor } from '../../../../src/process/sharing/process-count.ts';
import { OBEDIENT_OPTIONS } from '../../../support/obedient-options.ts';
import type { ObedientSettings } from '../../../support/obedient-process.ts';
import { until } from '../../../support/process-life.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

function open(most: number) {
  const diary = join(makeTemporaryDir(), 'diary');
  writeFileSync(diary, '');
  const settings: { diary: string; opening: ObedientSettings['opening'] } = { diary, opening: 'well' };
  const pool = openPool({ ...OBEDIENT_OPTIONS, settings }, most);
  onTestFinished(() => pool.close());
  let gates = 0;
  return {
    pool,
    settings,
    starts: () => readFileSync(diary, 'utf8').match(/^start/gm)?.length ?? 0,
    closes: () => readFileSync(diary, 'utf8').match(/^close/gm)?.length ?? 0,
    /** A call that stays open until it is released. */
    hold: () => {
      const gate = `${diary}-${gates++}`;
      const answer = pool.call('released', ['answer', gate]);
      return { answer, release: () => writeFileSync(gate, '') };
    },
    pid: () => pool.call('pid', []) as Promise<number>,
  };
}

/** Two open processes, and a call held by the first. */
async function openTwo(most = 2) {
  const opened = open(most);
  await opened.pool.opened;
  const held = opened.hold();
  await until(async () => (await opened.pid()) !== opened.pool.pid());
  return { ...opened, held };
}

describe('a pool of processes', () => {
  it('is one process as long as that is not busy', async () => {
    const { pool, pid, starts } = open(3);
    for (let i = 0; i < 3; i++) expect(await pid()).toBe(pool.pid());
    expect(starts()).toBe(1);
  });

  it('starts one more when all are busy, never more than it may, and gives calls to the one that holds the fewest', async () => {
    const { pool, held, pid, hold, starts } = await openTwo();
    const second = await pid();
    const further = [hold(), hold(), hold()];
    expect(starts()).toBe(2);
    for (const one of [held, ...further]) one.release();
    await Promise.all([held, ...further].map(({ answer }) => answer));
    expect(await pid()).toBe(pool.pid());
    expect(second).not.toBe(pool.pid());
  });

  it('asks a call again in the same place where a process dies over it, and leaves the others alone', async () => {
    const { pool, held, pid } = await openTwo();
    process.kill(await pid(), 'SIGKILL');
    expect(await pool.call('echo', ['still there'])).toBe('still there');
    held.release();
    expect(await held.answer).toBe('answer');
  });

  it('replaces all of them', async () => {
    const { pool, held, pid, starts } = await openTwo();
    const before = [pool.pid(), await pid()];
    held.release();
    await pool.replace();
    expect(starts()).toBe(4);
    expect(before).not.toContain(pool.pid());
    expect(before).not.toContain(await pid());
  });

  it('keeps all of them where the new ones cannot open', async () => {
    const { pool, held, settings } = await openTwo();
    settings.opening = 'refused';
    await expect(pool.replace()).rejects.toMatchObject({ code: 'INDEX_MISSING' });
    held.release();
    expect(await held.answer).toBe('answer');
  });

  it('goes on with what it has where a further one cannot open', async () => {
    const { pool, settings, hold, starts, closes } = open(2);
    await pool.opened;
    settings.opening = 'refused';
    const held = hold();
    expect(await pool.call('echo', [1])).toBe(1);
    await until(() => starts() === 2);
    held.release();
    expect(await held.answer).toBe('answer');
    expect(await pool.call('echo', [2])).toBe(2);
    expect(closes()).toBe(0);
  });
});

describe('answerProcessesFor', () => {
  it('leaves half of the memory, is never none and never more than the cores', () => {
    expect(answerProcessesFor(2, 24e9)).toBe(2);
    expect(answerProcessesFor(8, 4e9)).toBe(2);
    expect(answerProcessesFor(8, 1e9)).toBe(1);
    expect(answerProcessesFor(64, 512e9)).toBe(4);
  });
});
