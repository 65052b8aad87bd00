import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LocalLlm, openLocalLlm, points } from '../support/local-llm.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const ARTICLE = '国家发展改革委昨日召开会议，要求加快建设。会议由李国强主持。';
const QUESTION = '会议由谁主持？';
/** A whole clause of the article, which needs no support model. */
const REWORDED = '会议由李国强主持';

let llm: LocalLlm;
let env: Record<string, string>;

/**
 * The model answers from the sentences in its request: it names the chair with the right sentence as proof, and adds a
 * false point.
 */
beforeAll(async () => {
  llm = await openLocalLlm();
  llm.answerBy(({ data }) => {
    const host = data.sentences.find(({ text: sentence }) => sentence.includes('李国强'));
    const proofs = [host?.id ?? ''];
    return points({ text: REWORDED, proofs }, { text: '会议由张建国主持。', proofs });
  });
  const dir = mkdtempSync(join(tmpdir(), 'youju-test-'));
  mkdirSync(join(dir, 'data'));
  writeFileSync(join(dir, 'data', 'a.txt'), ARTICLE);
  env = {
    YOUJU_DATA_DIR: join(dir, 'data'),
    YOUJU_INDEX_DIR: join(dir, 'index'),
    YOUJU_MODELS_DIR: join(dir, 'models'),
    YOUJU_HISTORY_DIR: join(dir, 'history'),
    LC_ALL: 'zh_CN.UTF-8',
    LLM_BASE_URL: llm.url,
    LLM_MODEL: 'local',
    LLM_API_KEY: 'key-of-a-test',
  };
  await runCli('cli/commands/index.ts', [], env);
  return async () => {
    await llm.close();
    rmSync(dir, { recursive: true, force: true });
  };
});

describe('with a language model configured', () => {
  it('npm run ask gives its proven sentence, the proof, and where text was sent', async () => {
    const { code, stdout, stderr } = await runCli('cli/commands/ask.ts', [QUESTION], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^${REWORDED} \\[1\\]\n`));
    expect(stdout).toContain('会议由李国强主持。” [1]');
    expect(stdout).toContain(`发送到了 ${llm.host}`);
    expect(stdout).not.toContain('张建国');
  });

  it('npm run ask --json holds the sentences and the note', async () => {
    const { stdout } = await runCli('cli/commands/ask.ts', ['--json', QUESTION], env);
    const answer = JSON.parse(stdout);
    const quoted = { text: '会议由李国强主持。', citations: [1], quoted: true };
    expect(answer.rephrased).toEqual([{ text: REWORDED, citations: [1] }, quoted]);
    expect(answer.notes).toContain('llm-used');
  });

  it('the chat has its words from the answer process', async () => {
    const child = startCli('main.ts', [], env);
    const said = text(child.stdout);
    child.stdin.write(`${QUESTION}\n/quit\n`);
    await once(child, 'exit');
    expect(await said).toContain(`${REWORDED} [1]`);
  });

  it('sends nothing where the question is refused', async () => {
    const before = llm.requests.length;
    const { stdout } = await runCli('cli/commands/ask.ts', ['--json', '火星上的蓝鲸怎样唱歌？'], env);
    expect(JSON.parse(stdout).outcome).toBe('not-found');
    expect(llm.requests.length).toBe(before);
  });
});

describe('a language model that cannot be reached', () => {
  it('leaves the answer as it is, logs why, and never its key', async () => {
    const settings = { ...env, LLM_BASE_URL: 'http://127.0.0.1:9/v1', LOG_LEVEL: 'warn' };
    const { code, stdout, stderr } = await runCli('cli/commands/ask.ts', ['--json', QUESTION], settings);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'answered', short: '李国强' });
    expect(JSON.parse(stdout).notes).not.toContain('llm-used');
    expect(stderr).toContain('an answer keeps its own words');
    expect(stderr).not.toContain('key-of-a-test');
  });
});

describe('without a language model configured', () => {
  it('sends nothing anywhere', async () => {
    const before = llm.requests.length;
    await runCli('cli/commands/ask.ts', [QUESTION], { ...env, LLM_MODEL: '' });
    expect(llm.requests.length).toBe(before);
  });
});

describe('npm run eval --html', () => {
  it('writes the page for labelled questions and for a set with answers', async () => {
    const dir = makeTemporaryDir();
    const questions = join(dir, 'questions.jsonl');
    const squad = join(dir, 'squad.json');
    const page = join(dir, 'page.html');
    const labelled = { id: 'q1', question: QUESTION, answerable: true, article: 'a', must: [['李国强']] };
    writeFileSync(questions, JSON.stringify(labelled));
    const qas = [{ id: 's1', question: QUESTION, answers: [{ text: '李国强' }] }];
    writeFileSync(squad, JSON.stringify({ data: [{ paragraphs: [{ context: ARTICLE, qas }] }] }));
    for (const args of [
      ['--questions', questions],
      ['--squad', squad, '--answers'],
    ]) {
      const { code } = await runCli('cli/evaluation/eval.ts', [...args, '--html', page, '--json'], env);
      expect(code).toBe(0);
      const html = readFileSync(page, 'utf8');
      expect(html).toContain('Wrong answers (0)');
    }
  });

  it('says at once where the page cannot be written', async () => {
    const { code, stderr } = await runCli(
      'cli/evaluation/eval.ts',
      ['--squad', 'x.json', '--html', '/nowhere/page.html'],
      env,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^FILE_UNWRITABLE: /);
  });
});
