import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const DAM = '灵寿县水库昨日开工，李建国主持开工仪式，灌溉农田三万亩。工程投入资金五亿元，一要保护水源，二要安置群众。';
const SCHOOL =
  '灵寿县中学昨日落成，王晓明主持落成仪式，可容学生两千名。工程投入资金八千万元，一要办好食堂，二要招聘教师。';
const WAGES = '灵寿县机关昨日议定，赵立新主持工资改革，涉及职工四百名。改革投入资金六百万元。';
const QUESTIONS = ['谁主持开工仪式？', '工程投入多少资金？', '谁主持工资改革？', '一共有多少篇文章？', '有哪些措施？'];

/** Settings of a folder with these collections, the second of them private, and an index of it. */
async function makeWorld(collections: Readonly<Record<string, string>>) {
  const dir = makeTemporaryDir();
  for (const [name, text] of Object.entries(collections)) {
    mkdirSync(join(dir, 'data', name), { recursive: true });
    writeFileSync(join(dir, 'data', name, `${name}.txt`), text);
  }
  writeFileSync(join(dir, 'collections.yaml'), 'private: [内部]\n');
  writeFileSync(join(dir, 'batch.jsonl'), QUESTIONS.map((question) => JSON.stringify({ question })).join('\n'));
  const env = {
    YOUJU_DATA_DIR: join(dir, 'data'),
    YOUJU_INDEX_DIR: join(dir, 'index'),
    YOUJU_MODELS_DIR: join(dir, 'models'),
    YOUJU_COLLECTIONS_FILE: join(dir, 'collections.yaml'),
  };
  expect((await runCli('cli/commands/index.ts', [], env)).code).toBe(0);
  const ask = async (...options: string[]) => {
    const args = ['--batch', join(dir, 'batch.jsonl'), '--json', '--now', '2022-12-31', ...options];
    const { code, stdout, stderr } = await runCli('cli/commands/ask.ts', args, env);
    const answers = stdout.trim().split('\n').filter(Boolean);
    return { code, stderr, answers: answers.map((line) => ({ ...JSON.parse(line), ms: null })) };
  };
  return { ask, list: () => runCli('cli/commands/article.ts', ['list', '--json'], env) };
}

describe('--collection', () => {
  let whole: Awaited<ReturnType<typeof makeWorld>>;

  beforeAll(async () => {
    whole = await makeWorld({ 工程: DAM, 内部: WAGES, 学校: SCHOOL });
  });

  it('answers as an index of that collection alone, field by field', async () => {
    const alone = await makeWorld({ 工程: DAM });
    const [within, expected] = [await whole.ask('--collection', '工程'), await alone.ask()];
    expect(within.answers).toHaveLength(QUESTIONS.length);
    expect(JSON.stringify(within.answers)).toContain('李建国');
    expect(within.answers).toEqual(expected.answers);
  });

  it('reaches a private collection where it is named, and nothing of it elsewhere', async () => {
    expect(JSON.stringify((await whole.ask('--collection', '内部')).answers)).toContain('赵立新');
    expect(JSON.stringify((await whole.ask()).answers)).not.toContain('赵立新');
    expect((await whole.list()).stdout).toMatch(/工程.*学校|学校.*工程/s);
    expect((await whole.list()).stdout).not.toContain('内部');
  });

  it('says which collections there are where none has the name', async () => {
    const { code, stderr, answers } = await whole.ask('--collection', '工地');
    expect({ code, answers }).toEqual({ code: 1, answers: [] });
    expect(stderr).toMatch(/^COLLECTION_UNKNOWN: .*工地/);
  });
});
