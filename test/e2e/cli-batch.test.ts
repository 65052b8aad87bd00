import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const ARTICLE = '国家发展改革委昨日召开会议，要求加快建设。会议由李某主持。\n\n与会者还参观了安图县的企业。';
const LINES = [
  { conversation: 'a', question: '国家发展改革委的会议由谁主持？' },
  { conversation: 'b', question: '安图县有企业吗？' },
  { conversation: 'a', question: '中国人民银行呢？', id: 7 },
  { question: '谁主持的？' },
  { conversation: 'b', question: '汪清县呢？' },
  { conversation: 'a', question: '谢谢' },
  { conversation: 'a', question: '会议在哪天召开？' },
];

describe('npm run ask -- --batch', () => {
  it('keeps the turns of each conversation apart and in order, and searches for no thanks', async () => {
    const dir = makeTemporaryDir();
    mkdirSync(join(dir, 'data'));
    writeFileSync(join(dir, 'data', 'a.txt'), ARTICLE);
    writeFileSync(join(dir, 'lines.jsonl'), LINES.map((line) => JSON.stringify(line)).join('\n'));
    const env = {
      YOUJU_DATA_DIR: join(dir, 'data'),
      YOUJU_INDEX_DIR: join(dir, 'index'),
      YOUJU_MODELS_DIR: join(dir, 'models'),
    };
    expect((await runCli('cli/commands/index.ts', [], env)).code).toBe(0);
    const { code, stdout } = await runCli('cli/commands/ask.ts', ['--batch', join(dir, 'lines.jsonl')], env);
    expect(code).toBe(0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ question }) => question)).toEqual(LINES.map(({ question }) => question));
    expect(answers.map(({ asked, talk }) => asked ?? talk ?? null)).toEqual([
      null,
      null,
      '中国人民银行的会议由谁主持？',
      null,
      '汪清县有企业吗？',
      'thanks',
      '中国人民银行的会议在哪天召开？',
    ]);
    expect(answers[2].id).toBe(7);
    expect(answers[5].outcome).toBe('talk');
  });
});
