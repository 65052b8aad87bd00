import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONTENT, PARAGRAPHS } from '../support/clean-one.ts';
import { packZip } from '../support/pack-zip.ts';
import { runCli } from '../support/run-cli.ts';

const PAGE = `<html><head><title>县图书馆延长开放时间</title></head><body><ul class="nav"><li>首页</li></ul><h1>县图书馆延长开放时间</h1><div class="article-content">${CONTENT.repeat(3)}<p>责任编辑：林夏</p></div></body></html>`;
const OTHER = '县博物馆新展开幕\n\n县博物馆本周推出新展，展出古籍一百二十册，展期三个月，周一闭馆，凭身份证入场。\n';

let data = '';
let index = '';
const article = (...args: string[]) => runCli('cli/commands/article.ts', args, env());
const env = () => ({ YOUJU_DATA_DIR: data, YOUJU_INDEX_DIR: index, YOUJU_MODELS_DIR: join(index, 'models') });

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'youju-test-'));
  data = join(dir, 'data');
  index = join(dir, 'index');
  mkdirSync(join(data, 'library'), { recursive: true });
  writeFileSync(join(data, 'library', 'index.html'), PAGE);
  writeFileSync(join(data, 'copy.txt'), `县图书馆延长开放时间\n\n${`${PARAGRAPHS.join('\n')}\n`.repeat(3)}`);
  writeFileSync(join(data, 'notes.zip'), packZip([{ name: 'museum/news.txt', bytes: OTHER }]));
  await runCli('cli/commands/index.ts', ['--json'], env());
  return () => rmSync(dir, { recursive: true, force: true });
});

describe('npm run article -- diff', () => {
  it('sets a file beside its article by id, by bare name and for a file of an archive', async () => {
    const { id } = JSON.parse((await article('show', 'news', '--json')).stdout);
    for (const name of [id, 'news']) {
      const { code, stdout } = await article('diff', name);
      expect(code).toBe(0);
      expect(stdout).toContain('from notes.zip/museum/news.txt');
      expect(stdout).toMatch(/县博物馆新展开幕 +\^ \(the title\)/);
    }
  });

  it('shows a copy’s own file, and what its cleaning did', async () => {
    const shown = JSON.parse((await article('show', 'copy', '--json')).stdout);
    const copy = shown.id === 'copy' ? 'index' : 'copy';
    const { stdout } = await article('diff', copy, '--json');
    const { file, rows } = JSON.parse(stdout);
    expect(file).toBe(copy === 'copy' ? 'copy.txt' : 'library/index.html');
    expect(rows).toContainEqual({ kind: 'kept', source: PARAGRAPHS[0], result: PARAGRAPHS[0] });
    const report = await article('show', 'index', '--cleaning');
    expect(report.stdout).toContain('(library/index.html)');
    expect(report.stdout).toContain('navigation: 首页');
  });

  it('says that an article is unknown, or that its file is gone', async () => {
    expect(await article('diff', 'nope')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^ARTICLE_UNKNOWN: /),
    });
    rmSync(join(data, 'notes.zip'));
    const gone = await article('diff', 'news');
    expect(gone).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^FILE_UNREADABLE: .*index/) });
  });
});
