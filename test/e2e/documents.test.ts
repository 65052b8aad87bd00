import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/ingest/corpus/read-corpus.ts';
import { runDocumentProcess } from '../../src/ingest/documents/run-document-process.ts';
import { charsInOrder, DOCUMENTS, readExpectedDocuments } from '../support/document-fixtures.ts';
import { packZip } from '../support/pack-zip.ts';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'documents-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function put(file: string, bytes: Uint8Array | string): string {
  mkdirSync(join(dir, file, '..'), { recursive: true });
  writeFileSync(join(dir, file), bytes);
  return join(dir, file);
}

const TEXT = '甲县推进定点帮扶工作\n会议要求，各地要压实责任，持续推进定点帮扶工作，确保不发生规模性返贫。\n';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function wordFile(documentXml: string): Buffer {
  return packZip([
    {
      name: '[Content_Types].xml',
      bytes:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      bytes:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', bytes: documentXml },
  ]);
}

async function reasons(): Promise<Record<string, string>> {
  const { problems } = await readCorpus(dir);
  return Object.fromEntries(problems.map(({ file, reason }) => [file, reason]));
}

describe('documents in a data directory', () => {
  it('reads archives as folders, names in GBK too, each article under the path it has in them', async () => {
    cpSync(join(DOCUMENTS, 'zip'), join(dir, 'zip'), { recursive: true });
    const { articles, problems } = await readCorpus(dir);
    const expected = readExpectedDocuments().filter(({ file }) => file.startsWith('zip/'));
    expect(problems).toEqual([]);
    expect(articles.map(({ file }) => file).sort()).toEqual(expected.map(({ file }) => file).sort());
    for (const { file, title, publishedOn, lines } of expected) {
      const article = articles.find((one) => one.file === file);
      expect(article).toMatchObject({ title, publishedOn });
      expect(charsInOrder(lines.join(''), article?.body ?? '').kept).toBeGreaterThanOrEqual(0.98);
    }
  });

  it('gives an article the same id whatever else is in the archive', async () => {
    put('a.zip', packZip([{ name: 'x/1.txt', bytes: TEXT }]));
    const [before] = (await readCorpus(dir)).articles;
    const other = '乙市召开经济工作会议\n全市上半年地区生产总值同比增长百分之六，工业投资和消费均保持稳定增长态势。\n';
    put(
      'a.zip',
      packZip([
        { name: '1.txt', bytes: other },
        { name: 'x/1.txt', bytes: TEXT },
      ]),
    );
    const { articles } = await readCorpus(dir);
    expect(articles.find(({ file }) => file === 'a.zip/x/1.txt')?.id).toBe(before?.id);
  });

  it('names every file that it does not read with what to do, and passes over what no one misses', async () => {
    put('one.txt', TEXT);
    for (const name of ['Thumbs.db', '~$one.docx', 'desktop.ini', '.DS_Store']) put(name, 'x');
    put('old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    put('old.wps', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    put('locked.docx', Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]));
    put('table.xlsx', 'PK');
    put('slides.pptx', 'PK');
    put('broken.docx', 'PK\u0003\u0004 not really');
    put('broken.pdf', '%PDF-1.7 not really');
    put('empty.epub', '');
    put('page.mhtml', 'MIME-Version: 1.0\r\n\r\nno page');
    put('inner.zip', packZip([{ name: 'more.zip', bytes: packZip([{ name: 'a.txt', bytes: TEXT }]) }]));
    expect(await reasons()).toMatchObject({
      'old.doc': expect.stringContaining('save it as .docx'),
      'old.wps': expect.stringContaining('save it as .docx'),
      'locked.docx': expect.stringContaining('password'),
      'table.xlsx': expect.stringContaining('CSV'),
      'slides.pptx': expect.stringContaining('PDF'),
      'broken.docx': expect.stringContaining('damaged'),
      'broken.pdf': expect.stringContaining('damaged'),
      'empty.epub': 'it is empty',
      'page.mhtml': expect.stringContaining('save the page again'),
      'inner.zip/more.zip': expect.stringContaining('unpack it'),
    });
    const { articles, problems } = await readCorpus(dir);
    expect(articles.length).toBe(1);
    expect(problems.length).toBe(10);
  });
});

describe('hostile documents', () => {
  it('costs a bomb its own file only', async () => {
    put('one.txt', TEXT);
    const huge = Buffer.alloc(300 * 1024 * 1024, 0x20);
    const packed = deflateRawSync(huge, { level: 1 });
    put('bomb.zip', packZip([{ name: 'a.txt', bytes: '', packed, size: huge.length }]));
    put('liar.zip', packZip([{ name: 'a.txt', bytes: '', packed, size: 100 }]));
    put('many.zip', packZip(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}.txt`, bytes: '' }))));
    const { articles, problems } = await readCorpus(dir);
    expect(articles.map(({ file }) => file)).toEqual(['one.txt']);
    expect(Object.fromEntries(problems.map(({ file, reason }) => [file, reason]))).toMatchObject({
      'bomb.zip': expect.stringContaining('unpacks to more than'),
      'liar.zip/a.txt': expect.stringContaining('damaged'),
      'many.zip': expect.stringContaining('more than 10,000 files'),
    });
  });

  it('ends a parser that takes too long or too much memory', async () => {
    const paragraph = '<w:p><w:r><w:t>字</w:t></w:r></w:p>';
    const path = put(
      'deep.docx',
      wordFile(`<w:document ${W}><w:body>${paragraph.repeat(1_500_000)}</w:body></w:document>`),
    );
    const task = { path, format: 'docx', unpackDir: dir } as const;
    const slow = await runDocumentProcess(task, { timeoutMs: 300, memoryMb: 4096 });
    expect(slow).toMatchObject({ kind: 'refused', reason: expect.stringContaining('seconds') });
    const large = await runDocumentProcess(task, { timeoutMs: 60_000, memoryMb: 200 });
    expect(large).toMatchObject({ kind: 'refused', reason: expect.stringContaining('memory') });
  });

  it('writes nothing outside whatever the names in an archive', async () => {
    const outside = join(dir, '..', `out-${process.pid}.txt`);
    const names = [
      `../out-${process.pid}.txt`,
      `..\\out-${process.pid}.txt`,
      `${outside}`,
      'C:\\a.txt',
      'a/../../b.txt',
    ];
    put('paths.zip', packZip(names.map((name) => ({ name, bytes: TEXT }))));
    const { articles, problems } = await readCorpus(dir);
    expect(articles).toEqual([]);
    expect(problems.map(({ reason }) => reason)).toEqual(
      names.map(() => 'its name leads out of the archive; pack it anew'),
    );
    expect(existsSync(outside)).toBe(false);
  });

  it('follows neither external entities nor remote references', async () => {
    const secret = put('secret.dat', 'GEHEIM');
    const xml = `<!DOCTYPE x [<!ENTITY s SYSTEM "file://${secret}">]><w:document ${W}><w:body><w:p><w:r><w:t>${TEXT}&s;</w:t></w:r></w:p></w:body></w:document>`;
    put('entity.docx', wordFile(xml));
    const html = `<html><body><h1>标题在此</h1><p>${TEXT}</p><iframe src="file://${secret}"></iframe><img src="http://127.0.0.1:9/x"></body></html>`;
    put('page.mht', `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html}`);
    const { articles } = await readCorpus(dir);
    expect(articles.map(({ body }) => body).join('')).not.toContain('GEHEIM');
    expect(articles.some(({ file }) => file === 'page.mht')).toBe(true);
  });

  it('leaves no unpacked files and no processes behind', async () => {
    put('a.zip', packZip([{ name: 'x.txt', bytes: TEXT }]));
    const left = () => execFileSync('ls', [tmpdir()], { encoding: 'utf8' }).match(/youju-document-/g)?.length ?? 0;
    const before = left();
    await readCorpus(dir);
    expect(left()).toBeLessThanOrEqual(before);
  });
});
