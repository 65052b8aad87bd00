import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectLibrary } from '../../../src/process/library-client.ts';
import { readConfig } from '../../../src/support/config.ts';
import { makeLog } from '../../../src/support/log.ts';
import { until } from '../../support/process-life.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

function connect() {
  const dir = makeTemporaryDir();
  writeFileSync(join(dir, 'diary'), '');
  const library = connectLibrary({
    config: readConfig({ YOUJU_INDEX_DIR: dir, YOUJU_DATA_DIR: '/the/data' }),
    log: makeLog('silent'),
    module: join(import.meta.dirname, '../../support/small-library-process.ts'),
  });
  onTestFinished(() => library.close());
  return {
    library,
    release: () => writeFileSync(join(dir, 'released'), ''),
    diary: () => readFileSync(join(dir, 'diary'), 'utf8').trim().split('\n'),
  };
}

const ask = (text: string) => ({ text, filters: {}, now: '2026-11-22' });

describe('a library in a process of its own', () => {
  it('is a library like any other, opened with the settings of this process', async () => {
    const { library } = connect();
    await library.opened;
    expect(await library.within(null).ask(ask('何立峰是谁'))).toMatchObject({
      question: '何立峰是谁',
      outcome: 'not-found',
    });
    expect(await library.within(null).listArticles()).toMatchObject([{ id: 'a1', title: '题目', source: '网' }]);
    expect(await library.within(null).findArticle('a2')).toBeUndefined();
    expect(await library.within(null).searchArticles('词', { source: '网' }, 3)).toMatchObject([
      { quote: '词网', score: 3 },
    ]);
    expect(await library.within(null).similarArticles('a1', 1)).toMatchObject([{ id: 'a1-similar' }]);
    expect(await library.status()).toMatchObject({ version: '/the/data', notes: ['dense-unavailable'] });
  });

  it('answers a question over which its process was killed', async () => {
    const { library, diary, release } = connect();
    await library.opened;
    const answer = library.within(null).ask(ask('慢'));
    await until(() => diary().includes('慢'));
    process.kill(library.pid() ?? 0, 'SIGKILL');
    release();
    expect(await answer).toMatchObject({ question: '慢', outcome: 'not-found' });
    expect(diary()).toEqual(['慢', '慢']);
  });

  it('rejects a question that has killed two processes, and answers the next', async () => {
    const { library, diary } = connect();
    await expect(library.within(null).ask(ask('崩溃'))).rejects.toMatchObject({
      name: 'LibraryUnavailable',
      reason: 'crashed',
    });
    expect(await library.within(null).ask(ask('好'))).toMatchObject({ question: '好' });
    expect(diary()).toEqual(['崩溃', '崩溃', '好']);
  });

  it('opens a new index in a fresh process', async () => {
    const { library } = connect();
    await library.opened;
    const before = library.pid();
    await library.reopen();
    expect(library.pid()).not.toBe(before);
    expect(await library.within(null).ask(ask('好'))).toMatchObject({ question: '好' });
  });

  it('closes the library in its process', async () => {
    const { library, diary } = connect();
    await library.opened;
    await library.close();
    expect(diary()).toEqual(['closed']);
  });
});
