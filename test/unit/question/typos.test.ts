import { describe, expect, it } from 'vitest';
import { mendTypos } from '../../../src/question/typos.ts';

const TEXT = '许申全国东西部协作表彰大会保障大局表示先进集体贫困县';
const WORDS = ['县', '甚是', '现有', '表彰', '表示', '大会', '协作', '先进', '集体', '保障', '贫困'];
const frequencies = new Map([
  ...WORDS.map((word): [string, number] => [word, 3]),
  ...[...TEXT].slice(1).map((char, i): [string, number] => [`#${TEXT[i]}${char}`, 2]),
]);
const tools = {
  vocabulary: {
    total: 9,
    documentFrequency: (term: string) => frequencies.get(term) ?? 0,
    postings: () => new Uint32Array(),
    terms: () => frequencies.keys(),
  },
  isName: (text: string) => text === '发改委',
};

describe('mendTypos', () => {
  it.each([
    ['协作表障大会谁主持', '协作表彰大会谁主持'],
    ['先近集体有几个', '先进集体有几个'],
    ['发该委帮扶哪个县', '发改委帮扶哪个县'],
  ])('puts %s right', (typed, meant) => {
    expect(mendTypos(typed, tools)).toBe(meant);
  });

  it.each([
    '表彰大会谁主持',
    '保障大会谁主持',
    '刘德华今年多少岁',
    '表哥在哪里',
    '贫困的县有哪些',
    '邹游协作',
    '许申是谁',
  ])('leaves %s as it is', (question) => {
    expect(mendTypos(question, tools)).toBe(question);
  });
});
