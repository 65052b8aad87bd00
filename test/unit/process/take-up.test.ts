import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTakeUp, type TakeUp } from '../../../src/process/take-up.ts';
import { readServing } from '../../../src/store/serving-file.ts';
import { readPublishedMark, writePublished } from '../../../src/store/versions.ts';
import { makeLog } from '../../../src/support/log.ts';
import { until } from '../../support/process-life.ts';
import { makeSmallLibrary } from '../../support/small-library.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

/** A library that opens the published version, and may fail to. */
function makeReopening() {
  const library = makeSmallLibrary();
  let reopened = 0;
  let failures = 0;
  return {
    status: () => library.status(),
    reopen: async () => {
      if (failures > 0) {
        failures--;
        throw new Error('it cannot be opened');
      }
      reopened++;
    },
    fail: (times: number) => {
      failures = times;
    },
    get reopened() {
      return reopened;
    },
  };
}

function start(indexDir: string, mark: string | undefined) {
  const library = makeReopening();
  const takeUp: TakeUp = startTakeUp({ indexDir, mark, library, log: makeLog('silent'), everyMs: 10, retryMs: 20 });
  onTestFinished(() => takeUp.close());
  return { library, takeUp };
}

async function published(indexDir: string, version: string): Promise<string | undefined> {
  await writePublished(indexDir, { versions: [version], isPinned: false });
  return readPublishedMark(indexDir);
}

describe('the take-up of new versions', () => {
  it('opens what is published while it watches, once', async () => {
    const dir = makeTemporaryDir();
    const { library, takeUp } = start(dir, await published(dir, 'v1'));
    await published(dir, 'v2');
    await until(() => library.reopened === 1);
    await takeUp.now();
    expect(library.reopened).toBe(1);
  });

  it('opens what was published between the opening of the library and its start', async () => {
    const dir = makeTemporaryDir();
    const mark = await published(dir, 'v1');
    await published(dir, 'v2');
    const { library } = start(dir, mark);
    await until(() => library.reopened === 1);
  });

  it('tries again after a version could not be opened', async () => {
    const dir = makeTemporaryDir();
    const { library } = start(dir, await published(dir, 'v1'));
    library.fail(2);
    await published(dir, 'v2');
    await until(() => library.reopened === 1);
  });

  it('hands the failure to who asks for it now', async () => {
    const dir = makeTemporaryDir();
    const library = makeReopening();
    const mark = await published(dir, 'v1');
    const takeUp = startTakeUp({ indexDir: dir, mark, library, log: makeLog('silent'), everyMs: 60_000 });
    onTestFinished(() => takeUp.close());
    library.fail(1);
    await published(dir, 'v2');
    await expect(takeUp.now()).rejects.toThrow('cannot be opened');
    await takeUp.now();
    expect(library.reopened).toBe(1);
  });

  it('says which version serves until it ends, and not for a process that fell silent', async () => {
    const dir = makeTemporaryDir();
    const { takeUp } = start(dir, await published(dir, 'v1'));
    await until(async () => (await readServing(dir)).length === 1);
    expect(await readServing(dir)).toMatchObject([
      { pid: process.pid, version: (await makeSmallLibrary().status()).version },
    ]);
    const [file = ''] = readdirSync(join(dir, 'serving'));
    utimesSync(join(dir, 'serving', file), new Date(0), new Date(0));
    expect(await readServing(dir)).toEqual([]);
    await takeUp.close();
    expect(readdirSync(join(dir, 'serving'))).toEqual([]);
  });
});
