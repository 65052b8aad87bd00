import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { connectLibrary } from '../../src/process/library-client.ts';
import { type Config, readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { buildIndex } from '../../src/wire/build-index.ts';
import { describeWithModel } from '../support/model.ts';
import { isAlive } from '../support/process-life.ts';

/** Reading the dictionary takes 1,500 ms and more; one question on a busy machine takes less than this. */
const LONGEST_BLOCK_MS = 700;

const log = makeLog('silent');
const ask = (text: string) => ({ text, filters: {}, now: '2026-11-22' });

describeWithModel('the answer process', (model) => {
  let config: Config;

  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'youju-test-'));
    mkdirSync(join(dir, 'data'));
    writeFileSync(join(dir, 'data', 'a.txt'), '国务院昨日召开会议，要求加快建设。会议由李国强主持。');
    config = readConfig({
      YOUJU_DATA_DIR: join(dir, 'data'),
      YOUJU_INDEX_DIR: join(dir, 'index'),
      EMBEDDING_MODEL_DIR: model.dir,
    });
    await buildIndex(config, log);
    return () => rmSync(dir, { recursive: true, force: true });
  });

  function connect() {
    const library = connectLibrary({ config, log });
    onTestFinished(() => library.close());
    return library;
  }

  it('answers over the real index and models', async () => {
    const library = connect();
    expect(await library.status()).toMatchObject({ articles: 1 });
    const answer = await library.within(null).ask(ask('会议由谁主持？'));
    expect(answer).toMatchObject({ outcome: 'answered', citations: [{ articleId: 'a' }] });
  });

  it('is not blocked by the first English question: its dictionary is there before it says that it has opened', async () => {
    const library = connect();
    await library.opened;
    await library.within(null).ask(ask('会议由谁主持？'));
    const answer = library.within(null).ask(ask('Who chaired the meeting of the State Council?'));
    const before = performance.now();
    await library.status();
    expect(performance.now() - before).toBeLessThan(LONGEST_BLOCK_MS);
    await answer;
  });

  it('is replaced when it is killed over a question, which is answered all the same', async () => {
    const library = connect();
    await library.opened;
    const pid = library.pid() ?? 0;
    const answer = library.within(null).ask(ask('会议由谁主持？'));
    process.kill(pid, 'SIGKILL');
    expect(await answer).toMatchObject({ outcome: 'answered' });
    expect(library.pid()).not.toBe(pid);
    expect(isAlive(pid)).toBe(false);
  });

  it('answers from a new index after a build, without a gap', async () => {
    const library = connect();
    expect(await library.status()).toMatchObject({ articles: 1 });
    writeFileSync(join(config.dataDir, 'b.txt'), '财政部今日发布通知。通知由王小明签发，自明年起施行。');
    await buildIndex(config, log);
    expect(await library.status()).toMatchObject({ articles: 1 });
    await library.reopen();
    expect(await library.status()).toMatchObject({ articles: 2 });
    expect(await library.within(null).findArticle('b')).toMatchObject({ id: 'b' });
  });

  it('that cannot open its index says why', async () => {
    const library = connectLibrary({ config: { ...config, indexDir: join(config.indexDir, 'none') }, log });
    onTestFinished(() => library.close());
    await expect(library.opened).rejects.toMatchObject({ code: 'INDEX_MISSING' });
  });
});
