import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiles } from '../../../../src/ingest/corpus/list-files.ts';
import { readCorpus } from '../../../../src/ingest/corpus/read-corpus.ts';
import { renderReport } from '../../../../src/ingest/reports/render-report.ts';

const ONE = '甲县推进定点帮扶工作\n会议要求，各地要压实责任，持续推进定点帮扶工作，确保不发生规模性返贫。\n';
const TWO = '乙市召开经济工作会议\n全市上半年地区生产总值同比增长百分之六，工业投资和消费均保持稳定增长态势。\n';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'corpus-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function put(file: string, content: string | Uint8Array): void {
  mkdirSync(join(dir, file, '..'), { recursive: true });
  writeFileSync(join(dir, file), content);
}

describe('reading a directory', () => {
  it('reads what can be read, in id order, and names the rest with its reason', async () => {
    put('b/two.txt', TWO);
    put('one.txt', ONE);
    put('empty.txt', '');
    put('picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    put('paper.pdf', '%PDF');
    put('odd\nname.txt', ONE);
    put(
      'c/one.txt',
      '丙县修通水渠\n丙县新修的水渠全长四十公里，沿线三万亩旱地从此能够自流灌溉，农户不用再等雨下种。\n',
    );
    put('.hidden.txt', ONE);
    const { articles, problems } = await readCorpus(dir);
    expect(articles.map(({ id, file }) => [id, file])).toEqual([
      ['b-two-e0abc489f96a', 'b/two.txt'],
      ['c-one-4e444bbea8dd', 'c/one.txt'],
      ['one', 'one.txt'],
    ]);
    expect(problems).toEqual([
      { file: 'empty.txt', line: null, reason: 'it is empty' },
      { file: 'odd\nname.txt', line: null, reason: 'its name holds a line break or another control character' },
      { file: 'paper.pdf', line: null, reason: 'it is damaged (Invalid PDF structure.); save or download it again' },
      { file: 'picture.txt', line: null, reason: 'it is not text (binary data)' },
    ]);
  });

  it('follows a loop of links once and names a link that leads nowhere', async () => {
    put('a/one.txt', ONE);
    symlinkSync(dir, join(dir, 'a', 'loop'));
    symlinkSync(join(dir, 'nothing.txt'), join(dir, 'broken.txt'));
    symlinkSync('self.txt', join(dir, 'self.txt'));
    const { articles, problems } = await readCorpus(dir);
    expect(articles.map(({ file }) => file)).toEqual(['a/one.txt']);
    expect(problems.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'broken.txt: it does not exist (a broken link, or deleted meanwhile)',
      'self.txt: it is a link that leads back to itself',
    ]);
  });

  it('follows links within the folder, and none that leads out of it', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'secret.txt'), ONE);
    put('a/one.txt', ONE);
    put('kept/two.txt', TWO);
    symlinkSync('../kept/two.txt', join(dir, 'a', 'inside.txt'));
    symlinkSync(join(outside, 'secret.txt'), join(dir, 'passwd.txt'));
    symlinkSync(outside, join(dir, 'folder'));
    symlinkSync(`${dir}/../${outside.slice(tmpdir().length + 1)}/secret.txt`, join(dir, 'around.txt'));
    const { files, problems } = await listFiles(dir);
    rmSync(outside, { recursive: true });
    expect(files.map(({ file }) => file)).toEqual(['a/inside.txt', 'a/one.txt', 'kept/two.txt']);
    const reason = 'it is a link that leads out of the folder of articles';
    expect(problems).toEqual(['around.txt', 'folder', 'passwd.txt'].map((file) => ({ file, line: null, reason })));
  });

  it('may itself be a link', async () => {
    put('real/one.txt', ONE);
    symlinkSync(join(dir, 'real'), join(dir, 'link'));
    const { files, problems } = await listFiles(join(dir, 'link'));
    expect([files.map(({ file }) => file), problems]).toEqual([['one.txt'], []]);
  });

  it('names a file whose name is not UTF-8', async () => {
    put('one.txt', ONE);
    writeFileSync(
      Buffer.concat([Buffer.from(`${dir}/`), Buffer.from([0xce, 0xc4, 0xd5, 0xc2]), Buffer.from('.txt')]),
      TWO,
    );
    const { files, problems } = await listFiles(dir);
    expect(files.map(({ file }) => file)).toEqual(['one.txt']);
    expect(problems).toEqual([{ file: '????.txt', line: null, reason: 'its name is not UTF-8' }]);
  });

  it('refuses a directory that is not there', async () => {
    await expect(readCorpus(join(dir, 'none'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('lets one copy stand for the others, whatever their title, tail and script', async () => {
    const body = ONE.split('\n')[1] as string;
    const more = '会议强调，要健全机制，加强监测，及时帮扶，动态清零，推动乡村全面振兴取得新的更大成效。';
    put('a.txt', `甲县推进定点帮扶工作\n${body}\n${more}\n`);
    put('b.txt', `转载：定点帮扶再加力\n${body}\n${more}\n（完）\n`);
    put(
      'c.txt',
      '甲縣推進定點幫扶工作\n會議要求，各地要壓實責任，持續推進定點幫扶工作，確保不發生規模性返貧。\n會議強調，要健全機制，加強監測，及時幫扶，動態清零，推動鄉村全面振興取得新的更大成效。\n',
    );
    put('d.txt', TWO);
    const corpus = await readCorpus(dir);
    expect(corpus.articles.map(({ id, alsoPublishedAt }) => [id, alsoPublishedAt.map((copy) => copy.id)])).toEqual([
      ['b', ['a', 'c']],
      ['d', []],
    ]);
    expect(corpus.reports.map(({ articleId, duplicateOf }) => [articleId, duplicateOf])).toEqual([
      ['a', 'b'],
      ['b', null],
      ['c', 'b'],
      ['d', null],
    ]);
    expect(renderReport(corpus)).toContain('copy of b');
    expect(renderReport(corpus)).toMatch(/4 articles read, 2 of them copies; 0 problems\./);
  });

  it('keeps two days of one bulletin apart', async () => {
    const bulletin = (day: number, price: string) =>
      `${day}日农产品批发价格\n据监测，${day}日全国农产品批发市场猪肉平均价格为${price}元/公斤，与前一日持平；牛肉、羊肉价格稳定，蔬菜价格略有下降。\n`;
    put('a.txt', bulletin(3, '21.35'));
    put('b.txt', bulletin(4, '20.98'));
    expect((await readCorpus(dir)).articles.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('passes over what a browser saved beside a page', async () => {
    put('会议.html', `<p>${ONE.split('\n')[1]}</p>`);
    put('会议_files/frame.html', `<p>${TWO.split('\n')[1]}</p>`);
    put('plain_files/b.html', `<p>${TWO.split('\n')[1]}</p>`);
    const { articles } = await readCorpus(dir);
    expect(articles.map(({ file }) => file).sort()).toEqual(['plain_files/b.html', '会议.html']);
  });

  it('lets a dated copy with a source stand for a longer one without, but no cutting', async () => {
    const body = `${ONE.split('\n')[1]}会议强调，要健全机制，加强监测，及时帮扶，动态清零，推动乡村全面振兴取得新的更大成效。`;
    put('a.txt', `甲县推进定点帮扶工作\n${body}\n（完）\n`);
    put('b.txt', `甲县推进定点帮扶工作\n2022-03-16 10:00 来源：甲县报\n${body}\n`);
    put('c.txt', `甲县推进定点帮扶工作\n2022-03-16 10:00 来源：甲县报\n${body.slice(0, -8)}\n`);
    expect((await readCorpus(dir)).articles.map(({ id }) => id)).toEqual(['b']);
  });
});
