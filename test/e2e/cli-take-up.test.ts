import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readServing } from '../../src/store/serving-file.ts';
import { until } from '../support/process-life.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const article = (name: string) =>
  `国务院昨日召开会议，要求加快建设。会议由${name}主持。\n\n与会者还参观了安图县的企业。`;

/** A separate place, and a terminal chat that runs in it. */
function makePlace(settings: Readonly<Record<string, string>>, articles: Readonly<Record<string, string>>) {
  const dir = makeTemporaryDir();
  const data = join(dir, 'data');
  const indexDir = join(dir, 'index');
  mkdirSync(data);
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(data, name), text);
  const env = {
    YOUJU_DATA_DIR: data,
    YOUJU_INDEX_DIR: indexDir,
    YOUJU_MODELS_DIR: join(dir, 'models'),
    YOUJU_HISTORY_DIR: join(dir, 'history'),
    LC_ALL: 'en_US.UTF-8',
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const index = (...args: string[]) => runCli('cli/commands/index.ts', [...args, '--json'], env);
  const start = async () => {
    const child = startCli('main.ts', [], env);
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    let told = '';
    child.stdout.on('data', (part) => {
      said += String(part);
    });
    child.stderr.on('data', (part) => {
      told += String(part);
    });
    await until(() => /Articles: \d+\n/.test(said));
    return { told: () => told };
  };
  const serving = async () => (await readServing(indexDir))[0]?.version;
  return { data, index, start, serving };
}

describe('a running program', () => {
  it('takes up what is indexed elsewhere, and goes back with --rollback', async () => {
    const place = makePlace({ YOUJU_WATCH: 'off' }, { 'a.txt': article('李国强') });
    const first = JSON.parse((await place.index()).stdout).manifest.version;
    await place.start();
    await until(async () => (await place.serving()) === first);
    writeFileSync(join(place.data, 'a.txt'), article('王建国'));
    const second = JSON.parse((await place.index()).stdout).manifest.version;
    await until(async () => (await place.serving()) === second);
    expect((await place.index('--rollback')).code).toBe(0);
    await until(async () => (await place.serving()) === first);
  });

  it('indexes changed files by itself, except where most would be lost, which it tells', async () => {
    // Different texts, because copies would count as one article.
    const articles = {
      '一.txt': article('李国强'),
      '二.txt': '丙县新修的水渠全长四十公里，沿线三万亩旱地从此能够自流灌溉，农户不用再等雨下种。',
      '三.txt': '乙市上半年地区生产总值同比增长百分之六，工业投资和消费均保持稳定增长态势。',
    };
    const place = makePlace({}, articles);
    const chat = await place.start();
    await until(async () => (await place.serving()) !== undefined);
    const first = await place.serving();
    writeFileSync(join(place.data, '四.txt'), '吉林省昨日公布了方案。方案由赵明起草。');
    // A busy process that has not touched its file for long counts as gone, so the version is unknown for a moment.
    await until(async () => ![undefined, first].includes(await place.serving()));
    const second = await place.serving();
    for (const name of ['一', '二', '三']) rmSync(join(place.data, `${name}.txt`));
    await until(() => chat.told().includes('INDEX_SHRINKS'));
    await until(async () => (await place.serving()) !== undefined);
    expect(await place.serving()).toBe(second);
  });
});
