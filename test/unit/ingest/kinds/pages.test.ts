import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';
import { makeCorpus } from '../../../../src/ingest/corpus/read-corpus.ts';
import { BODY, CONTENT, cleanOne, cleanPage, PARAGRAPHS } from '../../../support/clean-one.ts';

const [FIRST, SECOND] = PARAGRAPHS;

describe('the title', () => {
  it.each([
    ['夜读：大字不识一个的人——县图书馆纪事'],
    ['小城·大馆'],
    ['大豆收购多少万吨'],
    ['返回舱成功着陆 | 神舟十三号'],
    ['中国—东盟博览会开幕'],
    ['2021—2025年规划'],
    ['打印店老板的读书会'],
    ['小麦：2250万吨'],
    ['夜读'],
  ])('%s of a text stays whole', (title) => {
    expect(cleanOne('a.txt', `${title}\n\n${BODY}\n`)).toMatchObject({ title, body: BODY });
    expect(cleanPage(`<title>${title}</title>`, `<h1>${title}</h1>`)).toMatchObject({ title, body: BODY });
    expect(cleanOne('a.md', `# ${title}\n\n${FIRST}\n\n${SECOND}\n`)).toMatchObject({ title, body: BODY });
  });

  it.each([
    ['玉山_百度百科', '玉山'],
    ['玉山 - 维基百科，自由的百科全书', '玉山'],
    ['玉山 - 維基百科，自由的百科全書', '玉山'],
    ['夜读|县图书馆|县政府门户网站', '夜读'],
    ['县图书馆延长开放时间_新闻频道_央视网(cctv.com)', '县图书馆延长开放时间'],
    ['县图书馆延长开放时间_部门政务_中国政府网', '县图书馆延长开放时间'],
    ['县图书馆延长开放时间--地方--人民网', '县图书馆延长开放时间'],
    ['县图书馆延长开放时间|图书馆_新浪新闻', '县图书馆延长开放时间'],
    ['县图书馆延长开放时间 - 地方 - 自由時報電子報', '县图书馆延长开放时间'],
    ['县图书馆延长开放时间 | 地方 | 中央社 CNA', '县图书馆延长开放时间'],
  ])('of a page loses its site: %s', (whole, title) => {
    expect(cleanPage(`<title>${whole}</title>`, `<h1>${title}</h1>`).title).toBe(title);
  });

  it('is the heading where there is no title element', () => {
    expect(cleanOne('a.html', `<h1>县图书馆夜间开放</h1><div class="content">${CONTENT}</div>`).title).toBe(
      '县图书馆夜间开放',
    );
    expect(cleanOne('a.html', `<div class="t"><h2>夜间开放</h2></div><div>${CONTENT}</div>`).title).toBe('夜间开放');
  });
});

describe('the lead of a page', () => {
  it.each([
    [
      'before the main element',
      `<div class="summary"><p>${FIRST}</p></div><div class="main-content"><h2>沿革</h2><p>${SECOND}</p><p>${SECOND.replace('一百二十', '八十')}</p><p>${SECOND.replace('一百二十', '六十')}</p></div>`,
    ],
    [
      'of an encyclopaedia',
      `<div class="lemma-summary"><div class="para">${FIRST}</div></div><div class="basic-info"><dl><dt>中文名</dt><dd>县图书馆</dd></dl></div><div class="content"><h2>历史</h2><div class="para">${SECOND}</div><div class="para">${SECOND.replace('一百二十', '八十')}</div><div class="para">${SECOND.replace('一百二十', '六十')}</div></div>`,
    ],
  ])('%s is kept', (_, html) => {
    expect(cleanOne('a.html', `<title>县图书馆</title><h1>县图书馆</h1>${html}`).body).toContain(FIRST);
  });
});

describe('source and author', () => {
  it.each([
    ['来源：县融媒', '县融媒', null],
    ['2022-03-16 09:30 来源：县融媒 作者：林夏', '县融媒', '林夏'],
    ['原创 县融媒 2022-03-16 09:30', '县融媒', null],
    ['稿源：县融媒中心', '县融媒中心', null],
  ])('%s', (line, source, author) => {
    const comments =
      '<div class="comments"><a class="author">读者甲</a><span class="source">来自手机</span><p>好！</p></div>';
    expect(cleanPage('<title>夜读记</title>', `<h1>夜读记</h1><div>${line}</div>`, comments)).toMatchObject({
      source,
      author,
    });
  });

  it.each([
    ['国家乡村振兴局', '来源：国家乡村振兴局'],
    ['县图书馆', '（来源：县图书馆）'],
  ])('a lone %s above the text is its byline', (name, tail) => {
    expect(cleanOne('a.txt', `夜间也能借书了\n${name}\n${BODY}\n${tail}\n`)).toMatchObject({
      source: name,
      body: BODY,
    });
    expect(
      cleanOne(
        'a.html',
        `<div><p>夜间也能借书了</p><p>　　${name}</p><p>　　${FIRST}</p><p>　　${SECOND}</p><p>${tail}</p></div>`,
      ).body,
    ).toBe(BODY);
  });

  it('a signature at the end stays', () => {
    expect(cleanOne('a.txt', `关于夜间开放的通知\n\n${BODY}\n\n县图书馆\n2022年3月16日\n`).body).toContain(
      '\n县图书馆',
    );
  });
});

describe('copies', () => {
  const plain = `${BODY}\n`.repeat(3);

  it('are one article, the cleanest of those with source and day', () => {
    const files = {
      'a.txt': `夜间也能借书了\n\n${plain}`,
      'b.txt': `夜间也能借书了\n2022-03-16 来源：县融媒\n\n${plain}`,
      'c.txt': `夜间也能借书了\n\n${plain}更多精彩内容请看下期，欢迎继续阅读本馆动态。\n`,
    };
    const { articles } = makeCorpus(Object.entries(files).map(([file, text]) => cleanText(file, text)));
    expect(articles.map(({ id, source, publishedOn }) => [id, source, publishedOn])).toEqual([
      ['b', '县融媒', '2022-03-16'],
    ]);
  });

  it('are one article whatever their formats', () => {
    const page = `<title>夜间也能借书了_某网</title><h1>夜间也能借书了</h1><p class="info">2022-03-16 来源：县融媒</p><div class="article">${CONTENT.repeat(3)}</div>`;
    const files = { 'a.html': page, 'b.md': `# 夜间也能借书了\n\n${plain.replaceAll('\n', '\n\n')}` };
    const { articles } = makeCorpus(Object.entries(files).map(([file, text]) => cleanText(file, text)));
    expect(articles.map(({ id, publishedOn }) => [id, publishedOn])).toEqual([['a.html', '2022-03-16']]);
  });
});

describe('lines broken at a fixed width', () => {
  const wrap = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? '';
  const long = `会议指出，今年预计收购夏粮7200万吨，较上年增加150万吨。${FIRST}${SECOND}`;

  it.each([[20], [21], [22], [23], [30], [40]])('are joined: %i characters', (width) => {
    expect(cleanOne('a.txt', `夏粮收购通知\n\n${wrap(long, width)}\n`).body).toBe(long);
    expect(cleanOne('a.md', `# 夏粮收购通知\n\n${wrap(long, width)}\n`).body).toBe(long);
  });

  it('are joined over pages', () => {
    const pages = wrap(long, 24).replace(/\n/, '\n— 1 —\n');
    expect(cleanOne('a.txt', `夏粮收购通知\n${pages}\n— 2 —\n`).body).toBe(long);
  });

  it('are not where they are verses or a list', () => {
    const verses = '床前明月光\n疑是地上霜\n举头望明月\n低头思故乡';
    expect(cleanOne('a.txt', `静夜思\n\n${verses}\n`).body).toBe(verses);
    const list = '大豆：1310万吨\n小麦：2250万吨\n玉米：4100万吨';
    expect(cleanOne('a.txt', `收购进度\n\n${FIRST}\n${list}\n${SECOND}\n`).body).toBe(`${FIRST}\n${list}\n${SECOND}`);
  });
});
