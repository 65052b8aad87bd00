import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

/** One line on stderr: code, message, remedy. */
const ONE_LINE = /^[A-Z_]+: [^\n]+ → [^\n]+\.\n$/;

let data = '';
let index = '';

/** A small corpus with one unreadable file, indexed without the embedding model. */
let built: Awaited<ReturnType<typeof runCli>>;

const env = () => ({ YOUJU_DATA_DIR: data, YOUJU_INDEX_DIR: index, YOUJU_MODELS_DIR: join(index, 'models') });

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'youju-test-'));
  data = join(dir, 'data');
  index = join(dir, 'index');
  mkdirSync(data);
  writeFileSync(join(data, 'a.txt'), '国务院昨日召开会议，要求加快建设。会议由李国强主持。');
  symlinkSync(join(dir, 'nowhere'), join(data, 'broken.txt'));
  built = await runCli('cli/commands/index.ts', ['--json'], env());
  return () => rmSync(dir, { recursive: true, force: true });
});

describe('npm run index', () => {
  it('names a file that cannot be read and indexes the others', () => {
    expect(built.code).toBe(0);
    expect(built.stderr).toMatch(/^broken\.txt: [^\n]+\n/);
    expect(JSON.parse(built.stdout)).toMatchObject({
      built: true,
      manifest: { articles: 1, vectors: 0 },
      problems: [{ file: 'broken.txt' }],
    });
  });

  it('without articles says so, and what was built stays', async () => {
    const before = readFileSync(join(index, 'CURRENT'), 'utf8');
    const empty = await runCli('cli/commands/index.ts', ['--data', makeTemporaryDir()], env());
    expect(empty).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(ONE_LINE) });
    expect(empty.stderr).toMatch(/^ARTICLES_MISSING: /);
    const missing = await runCli('cli/commands/index.ts', ['--data', join(data, 'nowhere')], env());
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(ONE_LINE) });
    expect(missing.stderr).toMatch(/^FILE_UNREADABLE: /);
    expect(readFileSync(join(index, 'CURRENT'), 'utf8')).toBe(before);
  });
});

describe('npm run ask', () => {
  const ask = (...args: string[]) => runCli('cli/commands/ask.ts', args, env());

  it('without the embedding model answers by words and says so', async () => {
    const { code, stdout, stderr } = await ask('--json', '会议由谁主持？');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ outcome: 'answered', notes: expect.arrayContaining(['dense-unavailable']) });
    expect(answer.citations[0]).toMatchObject({ articleId: 'a', quote: expect.stringContaining('李国强') });
  });

  it('without an index says how to build one', async () => {
    const result = await ask('--index', makeTemporaryDir(), '会议由谁主持？');
    expect(result).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(ONE_LINE) });
    expect(result.stderr).toMatch(/^INDEX_MISSING: .*npm run index/);
  });

  it('says that an index is damaged', async () => {
    const dir = makeTemporaryDir();
    writeFileSync(join(dir, 'CURRENT'), 'v1\n');
    const result = await ask('--index', dir, '会议由谁主持？');
    expect(result).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(ONE_LINE) });
    expect(result.stderr).toMatch(/^INDEX_BROKEN: .*"npm run index"/);
  });

  it('takes no article it does not know', async () => {
    const result = await ask('--article', 'nope', '会议由谁主持？');
    expect(result).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^ARTICLE_UNKNOWN: .*nope/) });
  });

  it('says in words that a question is empty or too long', async () => {
    const empty = await ask(' ');
    expect(empty).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(ONE_LINE) });
    expect(empty.stderr).toMatch(/^QUESTION_EMPTY: /);
    const long = await ask('--json', '会议由谁主持？'.repeat(1_429).slice(0, 10_000));
    expect(long).toMatchObject({ code: 1, stderr: expect.stringMatching(/^QUESTION_TOO_LONG: [^\n]+\n$/) });
    expect(JSON.parse(long.stdout)).toMatchObject({ outcome: 'invalid', code: 'QUESTION_TOO_LONG', citations: [] });
    expect(JSON.parse(long.stdout).answer).toContain('1,000');
  });

  it.each([
    [[], 'Give a question'],
    [['--from', 'yesterday', '会议？'], '--from takes a day as YYYY-MM-DD'],
    [['会议', '由谁主持？'], 'Nothing is known to do with "由谁主持？"'],
    [['--loud', '会议？'], "Unknown option '--loud'"],
  ])('shows its usage for %j', async (args, message) => {
    const result = await ask(...args);
    expect(result).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage: npm run ask') });
    expect(result.stderr).toContain(message);
  });

  it('answers the good lines of a batch and names the bad ones, in order', async () => {
    const file = join(makeTemporaryDir(), 'batch.jsonl');
    const lines = [
      '{"id":"q1","question":"会议由谁主持？","answer":"ignored"}',
      '{"question":',
      '{"id":3,"question":""}',
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const { code, stdout } = await ask('--batch', file);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers).toMatchObject([
      { id: 'q1', outcome: 'answered' },
      { outcome: 'invalid', code: 'LINE_INVALID' },
      { id: 3, outcome: 'invalid', code: 'QUESTION_EMPTY' },
    ]);
    const missing = await ask('--batch', join(data, 'nowhere.jsonl'));
    expect(missing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^FILE_UNREADABLE: /) });
  });
});

describe('npm run article', () => {
  const article = (...args: string[]) => runCli('cli/commands/article.ts', args, env());

  it('says that an article is unknown, and what to type', async () => {
    const unknown = await article('show', 'nope');
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^ARTICLE_UNKNOWN: .*list/) });
    const wrong = await article('read', 'a');
    expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage: npm run article') });
  });

  it('gives the text that the offsets of a citation refer to', async () => {
    const answer = JSON.parse((await runCli('cli/commands/ask.ts', ['--json', '会议由谁主持？'], env())).stdout);
    const { articleId, quote, start, end } = answer.citations[0];
    const { body } = JSON.parse((await article('show', articleId, '--json')).stdout);
    expect(body.slice(start, end)).toBe(quote);
  });
});

describe('npm run doctor', () => {
  it('says what to do about each finding, as JSON and nothing else where asked to', async () => {
    const { code, stdout, stderr } = await runCli('cli/commands/doctor.ts', ['--json'], env());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const findings = JSON.parse(stdout) as { name: string; state: string; remedy: string | null }[];
    const states = Object.fromEntries(findings.map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({ 'Node.js': 'ok', libraries: 'ok', articles: 'ok', Discord: 'warn' });
    expect(states).toMatchObject({ 'embedding model': 'warn', index: 'warn' });
    expect(findings.filter(({ state, remedy }) => (state === 'ok') !== (remedy === null))).toEqual([]);
  });

  it('fails where something does not work', async () => {
    const { code, stdout } = await runCli('cli/commands/doctor.ts', [], {
      ...env(),
      YOUJU_DATA_DIR: join(data, 'nowhere'),
    });
    expect(stdout).toMatch(/✗ articles: .* → /);
    expect(code).toBe(1);
  });
});
