import { describe, expect, it } from 'vitest';
import { readMarkdownBlocks } from '../../../../src/ingest/formats/markdown-blocks.ts';
import { readTextBlocks } from '../../../../src/ingest/formats/text-blocks.ts';
import { mapText, originOf } from '../../../../src/text/script/offset-map.ts';

function linesOf(text: string, read = readTextBlocks): string[] {
  return read(mapText(text))
    .filter(({ hint }) => hint === null)
    .map((block) => block.text);
}

function wrap(paragraph: string, width: number): string {
  return paragraph.match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? '';
}

const PARAGRAPH =
  '今年春季全县共栽植各类苗木三百六十万株，比去年同期多出四十二万株，其中经济林占六成以上。栽植任务由十一个乡镇分担，每个乡镇都派技术员到地头指导，确保成活率不低于九成。';

describe('lines broken at a fixed width', () => {
  it.each([24, 25, 30, 36])('are one paragraph again at %i characters', (width) => {
    expect(linesOf(wrap(PARAGRAPH, width))).toEqual([PARAGRAPH]);
  });

  it('never keep a figure in two', () => {
    expect(linesOf('春耕简报\n\n全县已经备足各类化肥和农膜，其中尿素库存达到了18\n500吨，够用到五月底。')).toEqual([
      '春耕简报',
      '全县已经备足各类化肥和农膜，其中尿素库存达到了18500吨，够用到五月底。',
    ]);
  });

  it('are joined over a page number, which goes', () => {
    const [one = '', two = '', ...rest] = wrap(PARAGRAPH, 25).split('\n');
    expect(linesOf([one, two, '', '— 12 —', '', ...rest].join('\n'))).toEqual([PARAGRAPH]);
  });

  it('keep their way back', () => {
    const text = wrap(PARAGRAPH, 30);
    const block = readTextBlocks(mapText(text))[0];
    expect(block?.text).toBe(PARAGRAPH);
    for (let i = 0; i < PARAGRAPH.length; i++) {
      expect(text.charAt(originOf(block?.runs ?? [], i))).toBe(PARAGRAPH.charAt(i));
    }
  });

  it('end where the next is indented', () => {
    const indented = (text: string) => wrap(`　　${text}`, 28);
    const second = PARAGRAPH.replace('今年春季', '去年冬季').replace('指导，确保成活率不低于九成。', '指导');
    expect(linesOf(`${indented(second)}\n${indented(PARAGRAPH)}`)).toEqual([second, PARAGRAPH]);
  });

  it('take a space between words of Latin letters', () => {
    const text =
      'The county planted more than three million trees this spring, far\nmore than in any year before, and most of them will bear fruit in\nabout five years.';
    expect(linesOf(text)).toEqual([text.replaceAll('\n', ' ')]);
  });

  it('are joined in Markdown, headings and items left alone', () => {
    const text = `# 春季造林\n\n${wrap(PARAGRAPH, 26)}\n- 苗木三百六十万株\n- 成活率九成`;
    expect(linesOf(text, readMarkdownBlocks)).toEqual(['春季造林', PARAGRAPH, '苗木三百六十万株', '成活率九成']);
  });
});

describe('lines that are lines', () => {
  it.each([
    [
      'headlines of one length',
      [
        '县里召开春季造林动员大会部署全年任务',
        '农技人员走进田间地头指导果农修剪枝条',
        '苗木基地今年首次向邻县供应良种树苗啦',
      ].join('\n'),
    ],
    [
      'figures below each other',
      [
        '油茶苗木：一百二十万株，比去年同期有所增加',
        '核桃苗木：八十万株，比去年同期减少了一些些',
        '板栗苗木：六十万株，与去年同期大致持平不变',
      ].join('\n'),
    ],
    ['verse', '白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。'],
    ['a paragraph a line', `${PARAGRAPH}\n${PARAGRAPH.replace('今年', '去年')}\n${PARAGRAPH.slice(0, 40)}`],
    [
      'a headline with a pause above its text',
      '让荒山都绿起来，让果农都富起来——春季造林一线见闻\n今年春季全县共栽植各类苗木三百六十万株，任务过半。',
    ],
    [
      'items',
      '一、适用范围包括全县国有林场和集体林地以及个人\n二、补助标准按照栽植的面积和验收成活率确定发放\n三、申报材料由乡镇林业站统一收取并报县林业局。',
    ],
  ])('stay as they are: %s', (_, text) => {
    expect(linesOf(text)).toEqual(text.split('\n'));
  });
});
