import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const ARTICLE = '国家发展改革委昨日召开会议，要求加快建设。会议由李某主持。\n\n与会者还参观了安图县的企业。';

describe('npm run explain', () => {
  const dir = mkdtempSync(join(tmpdir(), 'youju-explain-'));
  const env = {
    YOUJU_DATA_DIR: join(dir, 'data'),
    YOUJU_INDEX_DIR: join(dir, 'index'),
    YOUJU_MODELS_DIR: join(dir, 'models'),
  };
  const explain = (...args: string[]) => runCli('cli/commands/explain.ts', args, env);

  beforeAll(async () => {
    mkdirSync(join(dir, 'data'));
    writeFileSync(join(dir, 'data', 'a.txt'), ARTICLE);
    expect((await runCli('cli/commands/index.ts', [], env)).code).toBe(0);
  });

  afterAll(() => rmSync(dir, { recursive: true }));

  it('shows the way of a Chinese question and ends with its answer', async () => {
    const { code, stdout } = await explain('会议由谁主持？');
    expect(code).toBe(0);
    for (const stage of ['UNDERSTOOD', 'FOUND', 'READ', 'JUDGED', 'DECIDED', 'THE ANSWER'])
      expect(stdout).toContain(stage);
    expect(stdout).toContain('the answer is: a person or body');
  });

  it('shows what an English question was put into', async () => {
    const { code, stdout } = await explain('Which enterprises did they visit in Antu?');
    expect(code).toBe(0);
    expect(stdout).toContain('language: English');
    expect(stdout).toMatch(/in Chinese: .*安图/);
  });

  it('gives answer and way as JSON', async () => {
    const { stdout } = await explain('--json', '会议由谁主持？');
    expect(JSON.parse(stdout)).toMatchObject({ question: '会议由谁主持？', explain: { analysis: { kind: 'who' } } });
  });

  it('is told how to be used where no question is given', async () => {
    const { code, stderr } = await explain();
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: npm run explain');
  });
});
