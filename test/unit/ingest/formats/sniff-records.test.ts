import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';
import { originOf } from '../../../../src/text/script/offset-map.ts';

const BODY = '渔港今年新建两座冷库，鱼货上岸十分钟就能入库，渔民不用再连夜运往市里。';

function articlesOf(file: string, text: string) {
  return cleanText(file, text).cleaned.map(({ article }) => article);
}

function item(inner: string): string {
  return `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>渔网</title>${inner}</channel></rss>`;
}

describe('records under another ending', () => {
  it('are read from a feed', () => {
    const text = item(
      `<item><title>渔港建冷库</title><link>https://example.org/1</link><pubDate>Tue, 01 Jun 2021 02:00:00 GMT</pubDate><description><![CDATA[<p>${BODY}</p>]]></description></item>` +
        `<item><title>第二座</title><description>&lt;p&gt;${BODY.replace('两座', '第二座')}&lt;/p&gt;</description></item>`,
    );
    const articles = articlesOf('a.txt', text);
    expect(articles[0]).toMatchObject({
      title: '渔港建冷库',
      publishedOn: '2021-06-01',
      url: 'https://example.org/1',
      body: BODY,
    });
    expect(articles[1]).toMatchObject({ title: '第二座', body: BODY.replace('两座', '第二座') });
    expect(text.charAt(originOf(articles[0]?.origin ?? [], 0))).toBe('渔');
  });

  it('are read from an Atom feed', () => {
    const entry = `<entry><title>渔港</title><link href="https://example.org/2"/><author><name>林二</name></author><published>2021-06-01T10:00:00+08:00</published><content type="html">${BODY}</content></entry>`;
    expect(articlesOf('feed.xml', `<feed xmlns="x">${entry}</feed>`)[0]).toMatchObject({
      title: '渔港',
      author: '林二',
      url: 'https://example.org/2',
      publishedOn: '2021-06-01',
    });
  });

  it('are read from JSON, JSON Lines and CSV', () => {
    const record = JSON.stringify({ title: '渔港', content: BODY });
    expect(articlesOf('a.txt', `${record}\n${record.replace('渔港"', '冷库"').replace('两座', '三座')}`)).toHaveLength(
      2,
    );
    expect(articlesOf('a.txt', `[${record}]`)[0]?.title).toBe('渔港');
    expect(articlesOf('a.txt', `标题,来源,正文\n渔港,渔报,${BODY}`)[0]).toMatchObject({
      title: '渔港',
      source: '渔报',
      body: BODY,
    });
  });

  it.each([
    ['a sentence in brackets', `[记者]${BODY}`],
    ['a first line with commas', `渔港, 冷库, 渔民\n${BODY}`],
    ['text about a feed', `什么是 <rss>\n${BODY}`],
  ])('are not seen in %s', (_, text) => {
    expect(articlesOf('a.txt', text)).toHaveLength(1);
    expect(articlesOf('a.txt', text)[0]?.body).toContain(BODY);
  });
});

describe('a file that is mojibake as a whole', () => {
  const reasonOf = (text: string) => cleanText('a.txt', text).problems[0]?.reason;
  const latin = (text: string) => Buffer.from(text).toString('latin1');
  it('is reported', () => {
    expect(reasonOf(latin(BODY))).toContain('mojibake');
    expect(reasonOf(new TextDecoder('gb18030').decode(Buffer.from(BODY.repeat(3))))).toContain('mojibake');
  });

  it('is not what French, old Chinese or a damaged line looks like', () => {
    expect(
      reasonOf('Été à la forêt : « où êtes-vous ? » — près de l’île, dès août, même élève, même thème.'),
    ).toBeUndefined();
    expect(
      reasonOf('學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？人不知而不慍，不亦君子乎？'.repeat(3)),
    ).toBeUndefined();
    expect(reasonOf(`${BODY}\n${latin('渔港')}`)).toBeUndefined();
  });
});
