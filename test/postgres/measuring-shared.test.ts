import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openComparison } from '../../src/cli/postgres/compare-readers.ts';
import { bareArticle } from '../../src/model/article.ts';
import { readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer, serverSuite } from '../support/postgres/real-server.ts';
import { runCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const BODIES = ['国家发展改革委定点帮扶灵寿县。', '汪清县在吉林省。', '田东县在广西。'];
const QUESTIONS = ['灵寿县由谁帮扶？', '汪清县在哪个省？'];

/** The paragraphs as a set in SQuAD's format. */
function squadFile(): string {
  const path = join(makeTemporaryDir(), 'set.json');
  const paragraphs = BODIES.map((context, i) => ({
    context,
    qas: QUESTIONS.slice(i, i + 1).map((question) => ({ id: `q${i}`, question, answers: [] })),
  }));
  writeFileSync(path, JSON.stringify({ data: [{ title: '县', paragraphs }] }));
  return path;
}

describe.skipIf(!hasServer)(serverSuite('what measures a shared index on a PostgreSQL server'), () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await RealServer.start(await freePort());
  });
  afterAll(() => server?.close());

  it('fills a database of its own, finds all that the embedded index finds, and takes the database away', async () => {
    const { code, stdout, stderr } = await runCli(
      'cli/bench/bench.ts',
      ['shared', '--sizes', '400', '--readers', '1,2', '--json'],
      { INDEX_URL: server.url() },
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const bench = JSON.parse(stdout);
    expect(bench).toMatchObject({ chunks: 400, embedded: { recallAt10: 1, wordsAt100: 1 } });
    expect(bench.readers.map(({ readers }: { readers: number }) => readers)).toEqual([1, 2]);
    expect(bench.readers[0].wall.p95).toBeGreaterThanOrEqual(bench.readers[0].wall.p50);
    expect(await databases()).toEqual(['postgres']);
  }, 300_000);

  it('finds three readers of one index saying the same', async () => {
    const { code, stdout } = await runCli('cli/trials/trial.ts', ['shared', squadFile()], { INDEX_URL: server.url() });
    expect(JSON.parse(stdout)).toMatchObject({
      files: { 'set.json': { articles: 3, hits: { questions: 2 }, answers: { questions: 2 } } },
      failures: [],
    });
    expect(code).toBe(0);
    expect(await databases()).toEqual(['postgres']);
  }, 300_000);

  it('tells for which question a database finds something else', async () => {
    const workDir = makeTemporaryDir();
    const comparison = await openComparison({
      config: readConfig({ YOUJU_INDEX_DIR: join(workDir, 'index') }),
      log: makeLog('silent'),
      url: server.url(),
      name: 'youju_tampered',
      workDir,
      articles: BODIES.map((body, i) => bareArticle({ id: `a${i}`, title: null, body, script: 'simplified' })),
      questions: QUESTIONS.map((text, i) => ({ id: `q${i}`, text })),
      now: '2022-06-30',
      onProgress: () => {},
    });
    await server.run('DELETE FROM youju_reading.posting_1', 'youju_tampered');
    const { mirrorDiffers, databaseDiffers } = await comparison.compareHits();
    expect(mirrorDiffers).toEqual([]);
    expect(databaseDiffers).toContain('q1');
    await comparison.close();
  }, 300_000);

  const databases = async () =>
    (await server.run<{ datname: string }>('SELECT datname FROM pg_database WHERE NOT datistemplate')).map(
      ({ datname }) => datname,
    );
});
