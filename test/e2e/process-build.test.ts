import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openBuilder } from '../../src/process/build-client.ts';
import { readPublished } from '../../src/store/versions.ts';
import { type Config, readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { until } from '../support/process-life.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const PATH = process.env['PATH'];

/** Hides mvn, which would fetch the model. */
beforeAll(() => {
  process.env['PATH'] = '/nonexistent';
});
afterAll(() => {
  process.env['PATH'] = PATH;
});

function makeConfig(articles: Readonly<Record<string, string>>): Config {
  const dir = makeTemporaryDir();
  const dataDir = join(dir, 'data');
  mkdirSync(dataDir);
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(dataDir, name), text);
  return readConfig({
    YOUJU_DATA_DIR: dataDir,
    YOUJU_INDEX_DIR: join(dir, 'index'),
    YOUJU_MODELS_DIR: join(dir, 'models'),
    HF_ENDPOINT: 'http://127.0.0.1:9',
    LOG_LEVEL: 'silent',
  });
}

function open(config: Config) {
  const builder = openBuilder(config, makeLog('silent'));
  onTestFinished(() => builder.close());
  return builder;
}

describe('a build in a process of its own', () => {
  it('publishes an index and tells what it did', async () => {
    const config = makeConfig({ 'a.txt': '国务院昨日召开会议。会议要求加快建设。' });
    const builder = open(config);
    expect(await builder.isFresh()).toBe(false);
    const report = await builder.build({}, () => {});
    expect(report).toMatchObject({ built: true, manifest: { articles: 1 } });
    expect((await readPublished(config.indexDir)).versions).toEqual([report.manifest.version]);
  });

  it('hands on a problem of the operator', async () => {
    const config = makeConfig({});
    await expect(open(config).build({}, () => {})).rejects.toMatchObject({ code: 'ARTICLES_MISSING' });
    expect(existsSync(join(config.indexDir, 'CURRENT'))).toBe(false);
  });

  it('can be closed in the middle: nothing is published, and the next build is not locked out', async () => {
    const config = makeConfig({ 'a.txt': '国务院昨日召开会议。'.repeat(2_000) });
    const builder = open(config);
    const failed = expect(builder.build({}, () => {})).rejects.toMatchObject({ reason: 'closed' });
    await until(() => existsSync(join(config.indexDir, 'build-lock.sqlite')));
    await builder.close();
    await failed;
    expect(existsSync(join(config.indexDir, 'CURRENT'))).toBe(false);
    expect(await open(config).build({}, () => {})).toMatchObject({ built: true });
  });
});
