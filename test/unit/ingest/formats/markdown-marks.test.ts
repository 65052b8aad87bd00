import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';
import { readMarkdownBlocks } from '../../../../src/ingest/formats/markdown-blocks.ts';
import { mapText } from '../../../../src/text/script/offset-map.ts';

function linesOf(text: string): string[] {
  return readMarkdownBlocks(mapText(text)).map((block) => block.text);
}

function articleOf(text: string) {
  return cleanText('a.md', text).cleaned[0]?.article;
}

const BODY = '茶园今年改种两个新品种，头采鲜叶卖到每斤一百二十元，比老品种高出一半。';

describe('marks of Markdown', () => {
  it.each([
    ['[雲林](https://example.org/雲林_(縣) "雲林")的茶', '雲林的茶'],
    ['去[这里](a\\(b\\).md)看[图](b.md)', '去这里看图'],
    ['[关闭](javascript:close\\(\\))茶园', '茶园'],
    ['看[[茶园|老茶园]]和[[新茶园]]', '看老茶园和新茶园'],
    ['![[图/1.png]]茶园', '茶园'],
    ['==头采==卖得好 ^a1b2', '头采卖得好'],
    ['_头采_卖得好', '_头采_卖得好'],
    ['头采 _卖得好_', '头采 卖得好'],
    ['若 a == b 则收茶', '若 a == b 则收茶'],
    ['x^2 是平方', 'x^2 是平方'],
    ['{% note info %}收茶{% endnote %}', '收茶'],
    ['产量达到九成%%以上', '产量达到九成%%以上'],
  ])('%s reads %s', (line, expected) => {
    expect(linesOf(line)).toEqual([expected]);
  });

  it('hide comments and styles, over lines too', () => {
    const text = `<style>\np { color: red; }\n</style>\n${BODY}\n<!-- more -->\n%% 批注\n第二行 %%\n.rich p { margin: 0; }\n`;
    expect(linesOf(text)).toEqual([BODY]);
  });
});

describe('front matter', () => {
  it('may be TOML', () => {
    const head =
      '+++\ntitle = "茶园改种"\ndate = 2022-04-01T08:00:00+08:00\ntags = ["茶"]\n[params]\ntitle = "不是"\n+++\n';
    expect(articleOf(`${head}\n${BODY}`)).toMatchObject({ title: '茶园改种', publishedOn: '2022-04-01', body: BODY });
  });

  it('may be JSON', () => {
    const head = '{\n  "title": "茶园改种",\n  "date": "2022-04-01"\n}\n';
    expect(articleOf(`${head}\n${BODY}`)).toMatchObject({ title: '茶园改种', publishedOn: '2022-04-01', body: BODY });
  });

  it('may link names and give the address as source', () => {
    const head = '---\ntitle: 茶园\nsource: https://example.org/1\nauthor:\n  - "[[林二]]"\n---\n';
    expect(articleOf(head + BODY)).toMatchObject({ url: 'https://example.org/1', source: null, author: '林二' });
    expect(articleOf(`---\nsource: 茶报\n---\n${BODY}`)?.source).toBe('茶报');
  });

  it('is none where marks of sums stand alone', () => {
    expect(articleOf(`+++\n${BODY}\n+++\n`)?.body).toContain(BODY);
  });
});
