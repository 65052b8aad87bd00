import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readFileState, watchFiles } from '../../../src/process/watch-files.ts';
import { until } from '../../support/process-life.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

const SETTLE_MS = 150;

async function start(againMs?: number) {
  const dataDir = makeTemporaryDir();
  const glossaryFile = join(makeTemporaryDir(), 'glossary.yaml');
  const file = join(dataDir, 'a.txt');
  writeFileSync(file, '一句。');
  writeFileSync(glossaryFile, '');
  const calls: number[] = [];
  const state = await readFileState(dataDir, glossaryFile);
  const onSettled = async () => {
    calls.push(performance.now());
    return calls.length === 1 ? againMs : undefined;
  };
  const watch = watchFiles({ dataDir, glossaryFile, state, settleMs: SETTLE_MS, everyMs: 10, onSettled });
  onTestFinished(() => watch.stop());
  return { file, dataDir, glossaryFile, calls, watch };
}

describe('watching files', () => {
  it('calls once, after files have changed and settled', async () => {
    const { file, calls } = await start();
    await wait(3 * SETTLE_MS);
    expect(calls).toEqual([]);
    for (let i = 0; i < 5; i++) {
      writeFileSync(file, '一句。'.repeat(i + 2));
      await wait(SETTLE_MS / 3);
    }
    const lastChange = performance.now() - SETTLE_MS / 3;
    await until(() => calls.length === 1);
    expect((calls[0] ?? 0) - lastChange).toBeGreaterThanOrEqual(SETTLE_MS * 0.8);
    await wait(3 * SETTLE_MS);
    expect(calls).toHaveLength(1);
  });

  it('sees new files, and changes of the glossary', async () => {
    const { dataDir, glossaryFile, calls } = await start();
    writeFileSync(join(dataDir, 'b.txt'), '两句。');
    await until(() => calls.length === 1);
    writeFileSync(glossaryFile, 'names: []\n');
    await until(() => calls.length === 2);
  });

  it('calls again after the while that was asked for, though nothing has changed', async () => {
    const { file, calls } = await start(2 * SETTLE_MS);
    writeFileSync(file, '别的。');
    await until(() => calls.length === 2);
    expect((calls[1] ?? 0) - (calls[0] ?? 0)).toBeGreaterThanOrEqual(2 * SETTLE_MS * 0.9);
  });

  it('calls no more once it was stopped', async () => {
    const { file, calls, watch } = await start();
    watch.stop();
    writeFileSync(file, '别的。');
    await wait(4 * SETTLE_MS);
    expect(calls).toEqual([]);
  });
});
