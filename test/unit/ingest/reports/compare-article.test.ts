import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanFile, cleanText, type TracedArticle } from '../../../../src/ingest/corpus/clean-file.ts';
import { compareArticle } from '../../../../src/ingest/reports/compare-article.ts';
import { renderComparison } from '../../../../src/ingest/reports/render-comparison.ts';

const CASES = resolve(import.meta.dirname, '../../../golden/cleaning');
const GOLDEN = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /input\.\w+$/.test(name))
  .map((name) => join(CASES, name));

function trace(file: string, text: string): TracedArticle {
  return cleanText(file, text).cleaned[0] as TracedArticle;
}

const BODY =
  '会议指出，今年预计收购夏粮7200万吨，较上年增加150万吨，各地要备足仓容，落实收购资金，确保农民售粮顺畅，不得出现“打白条”。';

describe('a file beside its article', () => {
  it('shows what was kept, what went and why, in the order of the file', () => {
    const page = `<html><body><ul class="nav"><li>首页</li><li>要闻</li></ul><h1>全国夏粮收购会议召开</h1>
<div class="content"><p>${BODY}</p><p>【打印】【关闭】</p></div></body></html>`;
    expect(compareArticle(trace('a.html', page))).toEqual([
      { kind: 'removed', source: '首页', why: 'navigation' },
      { kind: 'removed', source: '要闻', why: 'navigation' },
      { kind: 'title', source: '全国夏粮收购会议召开' },
      { kind: 'kept', source: BODY, result: BODY },
      { kind: 'removed', source: '【打印】【关闭】', why: 'share-bar' },
    ]);
  });

  it('says what was done inside a line', () => {
    const text = `标题是什么\n\n玉(yù)米(mǐ)和大(dà)豆(dòu)的收(shōu)购(gòu)价(jià)今年都有所提高，农民很满意。\n${BODY}`;
    expect(compareArticle(trace('a.txt', text))).toContainEqual({
      kind: 'changed',
      source: '玉(yù)米(mǐ)和大(dà)豆(dòu)的收(shōu)购(gòu)价(jià)今年都有所提高，农民很满意。',
      result: '玉米和大豆的收购价今年都有所提高，农民很满意。',
      why: ['gloss'],
    });
  });

  it('shows where line ends were taken out, the title, and marks that are no text', () => {
    const wrapped = BODY.match(/.{1,24}/g)?.join('\n') ?? '';
    const rows = compareArticle(trace('a.md', `---\ntags: 夏粮\n---\n\n# 全国夏粮收购会议\n\n${wrapped}\n`));
    expect(rows.map((row) => [row.kind, row.source.slice(0, 8)])).toEqual([
      ['marks', 'tags: 夏粮'],
      ['title', '全国夏粮收购会议'],
      ['changed', '会议指出，今年预'],
    ]);
    expect(rows[2]).toMatchObject({ result: BODY, why: ['joined'], source: wrapped.replaceAll('\n', '↵') });
  });

  it('keeps to the record where a file holds many', () => {
    const records = JSON.stringify([
      { id: '1', title: '一则', content: `${BODY}\n来源：甲报` },
      { id: '2', title: '二则', content: `<p>大豆&amp;玉米：${BODY}</p>` },
    ]);
    const [one, two] = cleanText('a.json', records).cleaned.map((article) => compareArticle(article));
    expect(one?.map(({ kind }) => kind)).toEqual(['kept', 'removed']);
    expect(two).toEqual([{ kind: 'kept', source: `大豆&玉米：${BODY}`, result: `大豆&玉米：${BODY}` }]);
  });

  it.each(GOLDEN)('accounts for every line of the body of %s', (path) => {
    const { cleaned } = cleanFile(path, readFileSync(path));
    for (const traced of cleaned) {
      const results = compareArticle(traced).flatMap((row) =>
        row.kind === 'kept' || row.kind === 'changed' ? [row.result] : [],
      );
      expect(results).toEqual(traced.article.body.split('\n'));
    }
  });
});

describe('a comparison in a terminal', () => {
  it('sets both sides beside each other, Chinese two columns wide, and shortens runs of the same kind', () => {
    const links = Array.from({ length: 9 }, (_, i) => `<li>栏目${i}</li>`).join('');
    const shown = renderComparison(trace('a.html', `<ul class="nav">${links}</ul><p>${BODY}</p>`), 60);
    const lines = shown.split('\n');
    expect(lines).toContain('栏目0                        < (navigation)');
    expect(lines).toContain('会议指出，今年预计收购夏粮72   会议指出，今年预计收购夏粮72');
    expect(shown).toContain('… 5 more of these');
    expect(shown).not.toContain('栏目5');
  });
});
