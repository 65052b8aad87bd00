import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slice } from '../../../src/model/span.ts';
import { indexLookAlikes } from '../../../training/look-alikes.ts';
import { makeNearMisses } from '../../../training/near-misses.ts';
import { type Paragraph, readQuestionSet } from '../../../training/question-sets.ts';
import { makeRandom } from '../../../training/random.ts';
import { rowsOf } from '../../../training/rows.ts';

/** A sentence of 150 characters, so that text beyond two of them is out of a window's reach. */
const FILLER = `${'沿'.repeat(149)}。`;

const SET = {
  data: [
    {
      paragraphs: [
        {
          context: `😀水庫於1958年動工，由王大力設計。${FILLER}${FILLER}壩高88米。下遊有三座縣城，人口約20萬人。`,
          qas: [
            { question: '水庫是1958年動工的嗎，由誰設計？', answers: [{ text: '王大力', answer_start: 14 }] },
            { question: '壩高多少？', answers: [{ text: '88米', answer_start: 322 }] },
            { question: '哪裡？', answers: [{ text: '不在文中', answer_start: 0 }] },
          ],
        },
        {
          context: '公路於1972年動工，由李小明設計，全長90公里。',
          qas: [{ question: '公路由誰設計，全長多少？', answers: [{ text: '90公里', answer_start: 19 }] }],
        },
      ],
    },
  ],
};

let dir: string;
let file: string;
let paragraphs: Paragraph[];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'youju-'));
  file = join(dir, 'set.json');
  await writeFile(file, JSON.stringify(SET));
  paragraphs = await readQuestionSet(file);
});

afterAll(() => rm(dir, { recursive: true }));

describe('a question set', () => {
  it('is folded with its answers and loses questions whose answer is not there', () => {
    const [first] = paragraphs;
    expect(first?.questions.map(({ text, answer }) => [text, slice(first.text, answer)])).toEqual([
      ['水库是1958年动工的吗,由谁设计?', '王大力'],
      ['坝高多少?', '88米'],
    ]);
  });

  it('can be read in part, by position modulo 10', async () => {
    const [only, ...more] = await readQuestionSet(`${file}:1-9`);
    expect(only?.text).toMatch(/^公路/);
    expect(more).toEqual([]);
  });
});

describe('training rows', () => {
  const rowsFor = (seed: number) => {
    const random = makeRandom(seed);
    const nearMiss = makeNearMisses(['王大力', '李小明'], random);
    const sources = { lookAlikes: indexLookAlikes(paragraphs), nearMiss, random };
    return paragraphs.flatMap((paragraph) => rowsOf(paragraph, sources));
  };
  const many = () => Array.from({ length: 40 }, (_, seed) => rowsFor(seed)).flat();

  it('mark the answer in code points', () => {
    const answers = many().flatMap(({ passage, start, end }) =>
      start < 0 ? [] : [...passage].slice(start, end).join(''),
    );
    expect(new Set(answers)).toEqual(new Set(['王大力', '88米', '90公里']));
  });

  it('hold passages that do not answer, from the same paragraph and from a look-alike', () => {
    const empty = many().filter(({ start, question }) => start < 0 && question.startsWith('坝高'));
    expect(empty.some(({ passage }) => passage.includes('王大力'))).toBe(true);
    expect(empty.every(({ passage }) => !passage.includes('88米'))).toBe(true);
    const lengths = many().filter(({ start, question }) => start < 0 && question.startsWith('公路'));
    expect(lengths.some(({ passage }) => passage.includes('水库'))).toBe(true);
  });

  it('hold near misses: the same passage asked for another year', () => {
    const changed = many().filter(
      ({ start, question }) => start < 0 && /\d{4}年/.test(question) && !question.includes('1958'),
    );
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(({ passage }) => passage.includes('1958年'))).toBe(true);
  });

  it('are the same for the same seed', () => {
    expect(rowsFor(7)).toEqual(rowsFor(7));
  });
});
