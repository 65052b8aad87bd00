import { describe, expect, it } from 'vitest';
import { BODY, cleanOne, PARAGRAPHS } from '../../../support/clean-one.ts';

const [FIRST, SECOND] = PARAGRAPHS;
const TITLE = '县图书馆延长开放时间';

function bodyOf(markdown: string): string | undefined {
  return cleanOne('a.md', `# ${TITLE}\n\n${markdown}\n`).body;
}

describe('links of Markdown', () => {
  it.each([
    ['brackets in the address', '[南投縣](https://zh.wikipedia.org/wiki/南投縣_(台灣))', '南投縣'],
    ['brackets and a title', '[南投縣](https://zh.wikipedia.org/wiki/南投縣_(台灣) "南投縣 (台灣)")', '南投縣'],
    ['brackets in the label', '[公告[2022]6号](https://a.example/6)', '公告[2022]6号'],
    ['an address in angle brackets', '[公告](<https://a.example/a b(1)>)', '公告'],
    ['a picture in a link', '[![图](a.png)](https://a.example/)', ''],
    ['a reference', '[公告][1]', '公告'],
    ['a footnote', '公告[^1]', '公告'],
    ['a bare address in angle brackets', '公告（<https://a.example/1>）', '公告（https://a.example/1）'],
    ['emphasis', '**公告**、*说明*', '公告、说明'],
    ['a masked name', '张*军、李*明', '张*军、李*明'],
    ['struck text', '~~旧~~公告', '旧公告'],
    ['code', '`公告`', '公告'],
    ['escaped marks', '公告\\[2022\\]6号\\*', '公告[2022]6号*'],
  ])('%s', (_, link, shown) => {
    const definition = '\n\n[1]: https://a.example/1 "公告"\n[^1]: 见馆内公示。';
    expect(bodyOf(`${FIRST}详见${link}。${definition}`)?.split('\n')[0]).toBe(`${FIRST}详见${shown}。`);
  });
});

describe('marks of note programs and of site generators', () => {
  it.each([
    ['a block’s name', `${FIRST} ^a1b2c3`],
    ['highlights', `==县图书馆==${FIRST.slice(4)}`],
    ['links between notes', `[[县图书馆]]${FIRST.slice(4)}`],
    ['links between notes with another name', `[[图书馆#开放|县图书馆]]${FIRST.slice(4)}`],
    ['embedded files', `![[附件/图1.png]]\n\n${FIRST}`],
    ['remarks', `%% 待核 %%\n\n${FIRST}`],
    ['remarks of several lines', `%%\n待核\n再看\n%%\n\n${FIRST}`],
    ['call-outs', `> [!note] 提示\n> ${FIRST}`],
    ['the end of the excerpt', `<!-- more -->\n\n${FIRST}`],
    ['tags of templates', `{% note info %}\n${FIRST}\n{% endnote %}`],
    ['short codes', `{{< notice tip >}}\n${FIRST}\n{{< /notice >}}`],
    ['pictures of templates', `{% asset_img a.png 图书馆 %}\n\n${FIRST}`],
    ['tags', `#图书馆 #公告\n\n${FIRST}`],
    ['a table of contents', `[TOC]\n\n${FIRST}`],
    ['anchors of headings', `${FIRST}\n\n<a id="more"></a>`],
    ['tags of Word', `<o:p></o:p><span lang="EN-US">${FIRST}</span>`],
    ['attributes of blocks', `${FIRST}\n{: .lead}`],
  ])('%s', (_, marked) => {
    const lines = bodyOf(`${marked}\n\n${SECOND}`)
      ?.split('\n')
      .filter((line) => line !== '提示');
    expect(lines).toEqual([FIRST, SECOND]);
  });

  it('stay where they are text', () => {
    const text = '馆藏编号{A-12}的图书共12%，占%比例不变，C==D时停借，#1书架整理。';
    expect(bodyOf(`${FIRST}\n\n${text}`)).toBe(`${FIRST}\n${text}`);
  });
});

describe('Markdown made from WeChat', () => {
  it.each([
    ['styles in front', '<style>.rich_media{color:red}\n#js_content p{margin:0}</style>'],
    [
      'styles without their element',
      '.markdown-body{word-break:break-word;line-height:1.75}\n#nice p{margin:0;padding:8px 0}\n@media(max-width:720px){.markdown-body h1{font-size:24px}}',
    ],
    [
      'styles over several lines',
      '.markdown-body {\n  word-break: break-word;\n  line-height: 1.75;\n}\n\n#nice p {\n  margin: 0;\n}',
    ],
    ['styles within a block', '```css\n.a{color:red}\n```'],
    ['pictures and data', '![](data:image/png;base64,iVBORw0KGgo=)\n\n![图片](https://mmbiz.qpic.cn/1?wx_fmt=png)'],
    ['the line above the text', '原创 小林 [县图书馆](javascript:void\\(0\\);) *2022-03-16 09:30*'],
  ])('loses %s', (_, noise) => {
    expect(bodyOf(`${noise}\n\n${FIRST}\n\n${SECOND}`)).toBe(BODY);
  });

  it('keeps the text of elements with styles', () => {
    const spans = `<section style="margin: 0px;"><p style="color: rgb(0, 0, 0);"><span>${FIRST}</span></p></section>`;
    expect(bodyOf(`${spans}\n\n${SECOND}`)).toBe(BODY);
  });
});

describe('front matter', () => {
  const facts = { title: TITLE, publishedOn: '2022-03-16', body: BODY };

  it.each([
    ['YAML', `---\ntitle: ${TITLE}\ndate: 2022-03-16 09:30:00\ntags:\n  - 公告\n---\n`],
    ['YAML with dots at its end', `---\ntitle: "${TITLE}"\ndate: 2022-03-16\n...\n`],
    ['Hexo without an opening', `title: ${TITLE}\ndate: 2022-03-16 09:30:00\ntags: 公告\n---\n`],
    ['TOML', `+++\ntitle = "${TITLE}"\ndate = 2022-03-16T09:30:00+08:00\ntags = ["公告"]\n+++\n`],
    [
      'TOML with tables',
      `+++\ntitle = '${TITLE}'\ndate = "2022-03-16"\n[params]\n  weight = 3\n[[resources]]\n  src = "a.png"\n+++\n`,
    ],
    ['JSON', `{\n  "title": "${TITLE}",\n  "date": "2022-03-16T09:30:00+08:00",\n  "tags": ["公告"]\n}\n`],
    ['JSON in Hexo’s way', `;;;\n"title": "${TITLE}",\n"date": "2022-03-16"\n;;;\n`],
    ['a byte order mark and Windows lines', `\ufeff---\r\ntitle: ${TITLE}\r\ndate: 2022/03/16\r\n---\r\n`],
  ])('%s', (_, head) => {
    expect(cleanOne('a.md', `${head}\n${FIRST}\n\n${SECOND}\n`)).toMatchObject(facts);
  });

  it('of Obsidian’s clipper names author, address and day', () => {
    const head = `---\ntitle: "${TITLE}"\nsource: "https://a.example/1"\nauthor:\n  - "[[林夏]]"\npublished: 2022-03-16\ncreated: 2022-05-01\ntags:\n  - "clippings"\n---\n`;
    expect(cleanOne('a.md', `${head}${FIRST}\n\n${SECOND}\n`)).toMatchObject({
      ...facts,
      url: 'https://a.example/1',
      source: null,
      author: '林夏',
    });
  });
});

describe('labels of parts', () => {
  it.each([
    [`标题：${TITLE}\n时间：2022-03-16\n来源：县融媒\n正文：${FIRST}\n${SECOND}`],
    [`【标题】${TITLE}\n【日期】2022-03-16\n【来源】县融媒\n【正文】\n${FIRST}\n${SECOND}`],
    [`標題：${TITLE}\n日期：2022-03-16\n來源：县融媒\n內文：\n${FIRST}\n${SECOND}`],
    [`文章标题: ${TITLE}\n发布时间: 2022-03-16 09:30\n文章来源: 县融媒\n文章内容:\n${FIRST}\n${SECOND}`],
    [`题目：${TITLE}\n来源：县融媒 时间：2022-03-16\n内容：${FIRST}\n${SECOND}`],
    [`Title: ${TITLE}\nDate: 2022-03-16\nSource: 县融媒\nContent:\n${FIRST}\n${SECOND}`],
  ])('%s', (text) => {
    expect(cleanOne('a.txt', `${text}\n`)).toMatchObject({
      title: TITLE,
      publishedOn: '2022-03-16',
      source: '县融媒',
      body: BODY,
    });
  });
});
