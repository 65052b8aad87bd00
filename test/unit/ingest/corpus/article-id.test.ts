import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareId, idOfFile, idOfRecord } from '../../../../src/ingest/corpus/article-id.ts';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';
import { type Corpus, makeCorpus } from '../../../../src/ingest/corpus/read-corpus.ts';
import { NO_FIELDS } from '../../../../src/ingest/parsed-article.ts';

function textAbout(place: string): string {
  return `${place}推进河道治理\n${place}今年计划清理淤泥${place.length}万方，新建护岸三公里，${place}居民可以在河边散步、钓鱼和跑步。`;
}

function corpusOf(files: Readonly<Record<string, string>>): Corpus {
  return makeCorpus(Object.entries(files).map(([file, text]) => cleanText(file, text)));
}

const PLACES = ['青石镇', '白沙湾', '柳林', '高桥乡', '东岭', '沙河口', '麻城', '石门'];

describe('ids of articles', () => {
  it('gives one page a folder an id of its own', () => {
    const files = Object.fromEntries(PLACES.map((place) => [`${place}/index.html`, `<p>${textAbout(place)}</p>`]));
    const { articles, problems } = corpusOf(files);
    expect(articles.length).toBe(PLACES.length);
    expect(problems).toEqual([]);
  });

  it('stays when another file of the same name comes or goes', () => {
    const id = (files: Record<string, string>) => corpusOf(files).articles.find(({ file }) => file === 'a/1.txt')?.id;
    const one = textAbout('青石镇');
    expect(id({ 'a/1.txt': one, 'b/1.txt': textAbout('白沙湾') })).toBe(id({ 'a/1.txt': one }));
    expect(id({ '1.txt': textAbout('柳林'), 'a/1.txt': one })).toBe(id({ 'a/1.txt': one }));
  });

  it('keeps the stem of a file in the data directory itself', () => {
    expect(idOfFile('000_0466e201.txt')).toBe('000_0466e201');
  });

  it('tells files of one stem apart by their own names, whichever of them is there', () => {
    const page = { 'x.html': `<p>${textAbout('柳林')}</p>` };
    const text = { 'x.txt': textAbout('东岭') };
    const ids = (files: Record<string, string>) => corpusOf(files).articles.map(({ id }) => id);
    expect(ids({ ...page, ...text })).toEqual(['x', 'x.html']);
    expect(ids(page)).toEqual(['x.html']);
    expect(ids(text)).toEqual(['x']);
  });

  it('never gives two paths one id', () => {
    const name = fc.constantFrom(
      'a',
      'a.txt',
      'a.html',
      'a.html.txt',
      'a.txt.txt',
      'A.TXT',
      'b/a.txt',
      'a#1.txt',
      'a|1.txt',
      'a_1.txt',
    );
    fc.assert(
      fc.property(name, name, (one, other) => {
        if (one !== other) expect(idOfFile(one)).not.toBe(idOfFile(other));
      }),
    );
  });

  it('knows an article by its bare stem while no other has it', () => {
    const aliases = (files: Record<string, string>) => corpusOf(files).articles.map((article) => article.aliases ?? []);
    expect(aliases({ 'a/x.txt': textAbout('柳林') })).toEqual([['x']]);
    expect(aliases({ 'a/x.txt': textAbout('柳林'), 'b/x.txt': textAbout('东岭') })).toEqual([[], []]);
    expect(aliases({ 'a/x.txt': textAbout('柳林'), 'x.txt': textAbout('东岭') })).toEqual([[], []]);
  });

  it('knows articles of the data directory itself by the ids they had before formats told them apart', () => {
    const record = JSON.stringify([
      { id: 1, content: textAbout('柳林') },
      { id: 2, content: textAbout('白沙湾') },
    ]);
    const { articles } = corpusOf({ 'n.json': record, 'x.html': textAbout('东岭'), 'a/x.txt': textAbout('高桥乡') });
    expect(articles.map(({ id, aliases }) => [id.replace(/[\da-f]{12}$/, ''), ...(aliases ?? [])])).toEqual([
      ['a-x-'],
      ['n.json#1', 'n#1', '1'],
      ['n.json#2', 'n#2', '2'],
      ['x.html', 'x'],
    ]);
  });

  it('knows an article by the ids of the copies it stands for', () => {
    const { articles } = corpusOf({ 'a/1.txt': textAbout('柳林'), 'b/2.txt': textAbout('柳林') });
    const [best] = articles;
    expect(articles.length).toBe(1);
    expect(best?.aliases).toEqual([idOfFile(best?.file === 'a/1.txt' ? 'b/2.txt' : 'a/1.txt'), '1', '2']);
  });

  it('keeps records apart whose numbers start again in every file, and within one', () => {
    const records = (places: readonly string[], id: number) =>
      JSON.stringify(places.map((place, i) => ({ id: id * i, content: textAbout(place) })));
    const { articles, problems } = corpusOf({
      '2021.json': records(PLACES.slice(0, 3), 1),
      '2022.json': records(PLACES.slice(3, 6), 1),
      '2023.json': records(PLACES.slice(6), 0),
    });
    expect(articles.length).toBe(8);
    expect(problems).toEqual([]);
  });

  it('names the copy of a record that is there twice', () => {
    const record = JSON.stringify({ id: 1, content: textAbout('柳林') });
    const { articles, problems } = corpusOf({ 'a.jsonl': [record, record, record].join('\n') });
    expect(articles.length).toBe(1);
    expect(problems.map(({ line }) => line)).toEqual([3]);
  });

  it('fits a button whatever the path and the record', () => {
    const path = fc.array(fc.string({ minLength: 1, maxLength: 90 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(path, fc.string({ maxLength: 90 }), (parts, own) => {
        const file = parts.join('/');
        const record = idOfRecord(file, { ...NO_FIELDS, id: own }, 'x');
        expect(record.length).toBeLessThanOrEqual(80);
        expect(idOfFile(file).length).toBeLessThanOrEqual(80);
        expect(`${record}${idOfFile(file)}`).not.toContain('|');
        expect(idOfRecord(file, { ...NO_FIELDS, id: own }, 'x')).toBe(record);
      }),
    );
  });

  it('leads back to what an article was called before', () => {
    expect(bareId(idOfRecord('2021.json', { ...NO_FIELDS, id: '7' }, ''), '2021.json')).toBe('7');
    expect(bareId(idOfRecord(`${'长'.repeat(70)}.json`, { ...NO_FIELDS, id: 'n-100200300' }, ''), '')).toBe(
      'n-100200300',
    );
    expect(bareId('讨论#2', '讨论#2.txt')).toBe('讨论#2');
  });
});
