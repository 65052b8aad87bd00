import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import jieba from 'nodejieba';
import { expect, it } from 'vitest';
import { openSegmenter } from '../../../../src/text/segmenter/cut-words.ts';

const segmenter = openSegmenter();
const ARTICLES = resolve(import.meta.dirname, '../../../../data/articles');
/** Of the dictionary, built of unknown characters, of other scripts, and what stands between words. */
const PIECES = [
  ...[
    '国家发展改革委',
    '灵寿县',
    '中华人民共和国',
    '的',
    '和',
    '研究生命起源',
    '北京大学生',
    '云计算',
    '区块链',
    '蓝翔',
    'AT&T',
    'c++',
  ],
  ...['甭', '翀', '祎', '頭', '學', '𠮷', '😀', 'é', 'Ω', '々', '〇', '１', '·'],
  ...['covid', 'a1', 'B', '2022', '3.14', '.', '7', '-', '%', '\0', '《', '”', '…'],
  ...['，', '。', ' ', '\n', '\t', '、', '　'],
];
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 30 })
  .map((pieces) => wellFormed(pieces.join('')));

/** Halves of broken pairs are one character for us and another for a library that is given UTF-8. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function ours(text: string): Record<string, readonly string[]> {
  const { cut, cutForSearch, tag } = segmenter;
  const slices = (spans: readonly { readonly start: number; readonly end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end));
  return {
    words: slices(cut(text, true)),
    known: slices(cut(text, false)),
    search: slices(cutForSearch(text)),
    tagged: tag(text).map((one) => `${one.word}/${one.tag}`),
  };
}

function theirs(text: string): Record<string, readonly string[]> {
  return {
    words: jieba.cut(text, true),
    known: jieba.cut(text, false),
    search: jieba.cutForSearch(text, true),
    tagged: jieba.tag(text).map((one) => `${one.word}/${one.tag}`),
  };
}

it('cuts and tags every line of the articles as nodejieba does', () => {
  const lines = readdirSync(ARTICLES).flatMap((name) => readFileSync(join(ARTICLES, name), 'utf8').split('\n'));
  expect(lines.length).toBeGreaterThan(100);
  for (const line of lines) expect(ours(line)).toEqual(theirs(line));
});

it('cuts and tags any text as nodejieba does', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(ours(text)).toEqual(theirs(text));
    }),
    { numRuns: 500 },
  );
});

it('leaves nothing out, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const buildsUnknown of [true, false]) {
        const ends = segmenter.cut(text, buildsUnknown);
        expect(ends.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      }
    }),
  );
});

it('keeps a word that it was taught whole, as nodejieba does', () => {
  const text = '蓝天碧水网的灵寿龙泉𠮷镇很远';
  const taught = ['蓝天碧水网', '灵寿龙泉𠮷镇'];
  expect(ours(text)['words']).not.toContain(taught[1]);
  segmenter.teach('');
  for (const word of taught) {
    segmenter.teach(word);
    jieba.insertWord(word, 'n');
  }
  expect(ours(text)).toEqual(theirs(text));
  expect(ours(text)['words']).toEqual(['蓝天碧水网', '的', '灵寿龙泉𠮷镇', '很远']);
});

it('cuts a text without a separator in linear time', () => {
  expect(segmenter.cut('中'.repeat(200_000), true).length).toBeGreaterThan(50_000);
});
