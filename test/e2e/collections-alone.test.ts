import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answerer.ts';
import { idOfFile } from '../../src/ingest/corpus/article-id.ts';
import type { Reach } from '../../src/model/library.ts';
import { renderAnswerJson } from '../../src/render/terminal/answer-json.ts';
import { readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { buildIndex } from '../../src/wire/build-index.ts';
import { openAnswerer } from '../../src/wire/open-library.ts';
import { OFFLINE, runCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const DAM = '灵寿县水库昨日开工，李建国主持开工仪式，灌溉农田三万亩。工程投入资金五亿元，一要保护水源，二要安置群众。';
const SCHOOL =
  '灵寿县中学昨日落成，王晓明主持落成仪式，可容学生两千名。工程投入资金八千万元，一要办好食堂，二要招聘教师。';
const WAGES = '灵寿县机关昨日议定，赵立新主持工资改革，涉及职工四百名。改革投入资金六百万元。';
const WHOLE = { 工程: DAM, 内部: WAGES, 学校: SCHOOL };
const QUESTIONS = ['谁主持开工仪式？', '工程投入多少资金？', '谁主持工资改革？', '一共有多少篇文章？', '有哪些措施？'];
const LOG = makeLog('silent');
const PATH = process.env['PATH'];

/** Hides mvn, which would fetch the model. */
beforeAll(() => {
  process.env['PATH'] = OFFLINE.PATH;
});
afterAll(() => {
  process.env['PATH'] = PATH;
});

/** An index of words over these collections; 内部 is private. */
async function makeWorld(collections: Readonly<Record<string, string>>) {
  const dir = makeTemporaryDir();
  for (const [name, text] of Object.entries(collections)) {
    mkdirSync(join(dir, 'data', name), { recursive: true });
    writeFileSync(join(dir, 'data', name, `${name}.txt`), text);
  }
  writeFileSync(join(dir, 'collections.yaml'), 'private: [内部]\n');
  const env = {
    ...OFFLINE,
    YOUJU_DATA_DIR: join(dir, 'data'),
    YOUJU_INDEX_DIR: join(dir, 'index'),
    YOUJU_MODELS_DIR: join(dir, 'models'),
    YOUJU_COLLECTIONS_FILE: join(dir, 'collections.yaml'),
  };
  const config = readConfig(env);
  await buildIndex(config, LOG);
  const ask = async (reach: Reach) => {
    const answerer = await openAnswerer(config, LOG, reach);
    const answers: object[] = [];
    for (const text of QUESTIONS) {
      const { answer } = await answerQuestion(answerer.tools, { text, filters: {}, now: '2022-12-31' });
      answers.push({ ...renderAnswerJson(answer), ms: null });
    }
    await answerer.close();
    return answers;
  };
  return { env, ask };
}

describe('a collection within a whole index', () => {
  it('answers as an index of it alone does, field by field', async () => {
    const [whole, alone] = [await makeWorld(WHOLE), await makeWorld({ 工程: DAM })];
    const within = await whole.ask(['工程']);
    expect(within).toHaveLength(QUESTIONS.length);
    expect(JSON.stringify(within)).toContain('李建国');
    expect(within).toEqual(await alone.ask(null));
    expect(JSON.stringify(await whole.ask(null))).not.toContain('赵立新');
  });
});

describe('--collection', () => {
  it('names what is asked, private or not, and fails where none has the name', async () => {
    const { env } = await makeWorld(WHOLE);
    const list = (...options: string[]) => runCli('cli/commands/article.ts', ['list', '--json', ...options], env);
    const ids = ({ stdout }: { stdout: string }) =>
      JSON.parse(stdout)
        .map(({ id }: { id: string }) => id)
        .sort();
    const idsOf = (...names: string[]) => names.map((name) => idOfFile(`${name}/${name}.txt`)).sort();
    expect(ids(await list('--collection', '内部', '--collection', '工程'))).toEqual(idsOf('内部', '工程'));
    expect(ids(await list())).toEqual(idsOf('学校', '工程'));
    const { code, stderr } = await list('--collection', '工地');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^COLLECTION_UNKNOWN: .*工地/) });
  });
});
