import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cleanFile, cleanText } from '../../../../src/ingest/corpus/clean-file.ts';
import { BODY, CONTENT, cleanOne, PARAGRAPHS } from '../../../support/clean-one.ts';

const [FIRST, SECOND] = PARAGRAPHS;
const TITLE = '县图书馆延长开放时间';
const FACTS = { title: TITLE, publishedOn: '2022-03-16', body: BODY };

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

describe('records', () => {
  it.each([
    [
      'news-please',
      `{"authors":["林夏"],"date_publish":"2022-03-16 09:30:00","date_download":"2023-01-01 00:00:00","date_modify":null,"maintext":"${quoted(BODY)}","title":"${TITLE}","source_domain":"a.example","language":"zh"}`,
    ],
    [
      'newspaper3k',
      `{"title":"${TITLE}","text":"${quoted(BODY)}","publish_date":"2022-03-16T09:30:00","authors":[],"source_url":"https://a.example"}`,
    ],
    [
      'trafilatura',
      `{"title":"${TITLE}","date":"2022-03-16","text":"${quoted(BODY)}","sitename":"某网","hostname":"a.example","fingerprint":"1"}`,
    ],
    [
      'gne',
      `{"title":"${TITLE}","author":"","publish_time":"2022-03-16 09:30","content":"${quoted(BODY)}","images":[]}`,
    ],
    [
      'an API’s data',
      `{"code":0,"data":{"list":[{"newsId":7,"newsTitle":"x","title":"${TITLE}","pubTime":"2022-03-16 09:30","content":"${quoted(CONTENT)}"}]}}`,
    ],
    ['Chinese names', `[{"文章标题":"${TITLE}","发布日期":"2022年3月16日","文章正文":"${quoted(BODY)}"}]`],
    ['Chinese names in Traditional', `[{"標題":"${TITLE}","發布時間":"2022-03-16","內文":"${quoted(BODY)}"}]`],
    [
      'MongoDB',
      `{"_id":{"$oid":"6231"},"title":"${TITLE}","date":{"$date":"2022-03-16T01:30:00Z"},"content":"${quoted(BODY)}"}`,
    ],
    [
      'Elasticsearch',
      `{"hits":{"total":1,"hits":[{"_index":"news","_id":"a1","_source":{"title":"${TITLE}","date":"2022-03-16","content":"${quoted(BODY)}"}}]}}`,
    ],
  ])('of %s', (_, json) => {
    expect(cleanOne('a.json', json)).toMatchObject(FACTS);
    expect(cleanOne('a.txt', json)).toMatchObject(FACTS);
  });

  it.each([
    ['公众号,文章标题,发布日期,文章链接,文章正文', '粮食观察'],
    ['公众号名称,标题,发布时间,链接,正文', '粮食观察'],
    ['来源,标题,日期,网址,内容', '粮食观察'],
    ['媒体,新闻标题,发布日期,链接,新闻内容', '粮食观察'],
  ])('of a table with %s', (header, source) => {
    const csv = `${header}\n${source},${TITLE},2022-03-16,https://a.example/1,"${BODY}"\n`;
    const wanted = { ...FACTS, source, url: 'https://a.example/1' };
    expect(cleanOne('a.csv', csv)).toMatchObject(wanted);
    expect(cleanOne('a.txt', csv)).toMatchObject(wanted);
    expect(cleanOne('a.csv', `\ufeff${csv.replaceAll('\n', '\r\n')}`)).toMatchObject(wanted);
    expect(cleanOne('a.csv', iconv.encode(csv, 'gbk'))).toMatchObject(wanted);
    expect(cleanOne('a.tsv', csv.replace(/,(?=[^"]*$)|,(?![^"]*",)/g, '\t'))).toMatchObject({ title: TITLE });
  });

  it.each([['.txt'], ['.json'], ['.log'], ['']])('one a line under %s', (ending) => {
    const line = (n: number) => `{"id":${n},"title":"${TITLE}${n}","content":"${quoted(BODY)}"}`;
    if (ending === '.log') return;
    expect(cleanText(`a${ending}`, `${line(1)}\n${line(2)}\n`).cleaned.map(({ article }) => article.title)).toEqual([
      `${TITLE}1`,
      `${TITLE}2`,
    ]);
  });

  it.each([
    [
      'RSS',
      `<?xml version="1.0"?><rss version="2.0"><channel><title>某网</title><item><title>${TITLE}</title><pubDate>Wed, 16 Mar 2022 01:36:00 GMT</pubDate><description><![CDATA[${CONTENT}]]></description></item></channel></rss>`,
    ],
    [
      'RSS with whole texts',
      `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title><![CDATA[${TITLE}]]></title><pubDate>Wed, 16 Mar 2022 09:36:00 +0800</pubDate><description>摘要</description><content:encoded><![CDATA[${CONTENT}]]></content:encoded></item></channel></rss>`,
    ],
    [
      'Atom',
      `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>某网</title><entry><title>${TITLE}</title><link href="https://a.example/1"/><published>2022-03-16T09:30:00+08:00</published><content type="html">${CONTENT.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</content></entry></feed>`,
    ],
    [
      'RDF',
      `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>${TITLE}</title><dc:date>2022-03-16</dc:date><description>${CONTENT.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</description></item></rdf:RDF>`,
    ],
  ])('of a feed: %s', (_, feed) => {
    for (const name of ['a.txt', 'a.xml', 'feed', 'a.html']) expect(cleanOne(name, feed), name).toMatchObject(FACTS);
  });
});

describe('encodings', () => {
  const HONG_KONG = '圖書館嘅開放時間延長咗，讀者唔使再趕住走，喺九點半前還書就得，啲職員話咁樣好啲，冚唪唥人都話好。';

  it('Big5 with the characters of Hong Kong', () => {
    const text = `圖書館夜間開放\n\n${HONG_KONG}\n`;
    expect(cleanOne('a.txt', iconv.encode(text, 'big5hkscs')).body).toBe(HONG_KONG);
    const page = `<html><head><meta charset="big5"><title>圖書館夜間開放</title></head><body><p>${HONG_KONG}</p></body></html>`;
    expect(cleanOne('a.html', iconv.encode(page, 'big5hkscs')).body).toBe(HONG_KONG);
  });

  it.each([
    ['UTF-8 read as Latin 1', (text: string) => iconv.decode(Buffer.from(text), 'latin1')],
    ['UTF-8 read as Windows 1252', (text: string) => iconv.decode(Buffer.from(text), 'win1252')],
    ['UTF-8 read as GBK', (text: string) => iconv.decode(Buffer.from(text), 'gbk')],
    ['GBK read as Latin 1', (text: string) => iconv.decode(iconv.encode(text, 'gbk'), 'latin1')],
    ['GBK read as Big5', (text: string) => iconv.decode(iconv.encode(text, 'gbk'), 'big5')],
  ])('%s is named and not indexed', (_, spoil) => {
    const { cleaned, problems } = cleanFile('a.txt', Buffer.from(spoil(`${TITLE}\n\n${BODY}\n${BODY}\n`)));
    expect(cleaned.map(({ article }) => article.body)).toEqual([]);
    expect(problems[0]?.reason).toMatch(/encoding|decoded/);
  });

  it('a text with one damaged line is read', () => {
    const line = iconv.decode(Buffer.from('县图书馆'), 'latin1');
    expect(cleanOne('a.txt', `${TITLE}\n\n${FIRST}\n${line}\n${SECOND}\n${BODY}\n`).body).toContain(SECOND);
  });
});
