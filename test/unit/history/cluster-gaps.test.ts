import { describe, expect, it } from 'vitest';
import { clusterGaps } from '../../../src/history/cluster-gaps.ts';
import { questionTerms } from '../../../src/history/question-terms.ts';

const ask = (text: string, minute = 0, isAnsweredNow = false) => ({
  text,
  askedAt: new Date(minute * 60_000),
  isAnsweredNow,
});
const gapsOf = (...texts: string[]) =>
  clusterGaps(
    texts.map((text, i) => ask(text, i)),
    questionTerms,
  ).map(({ wordings }) => wordings);

describe('clusterGaps', () => {
  it('puts wordings of one question together and others apart', () => {
    expect(gapsOf('2025年GDP是多少', '2025年GDP是多少？', '2025年的GDP是多少', '谁是财政部部长')).toEqual([
      ['2025年GDP是多少', '2025年GDP是多少？', '2025年的GDP是多少'],
      ['谁是财政部部长'],
    ]);
  });

  it('keeps the same question about another year apart', () => {
    expect(
      gapsOf(
        '2022年赣州市外贸进出口总值是多少？',
        '２０２２年赣州市外贸进出口总值',
        '2020年赣州市外贸进出口总值是多少？',
      ),
    ).toEqual([
      ['2022年赣州市外贸进出口总值是多少？', '２０２２年赣州市外贸进出口总值'],
      ['2020年赣州市外贸进出口总值是多少？'],
    ]);
  });

  it('joins from half of the terms on', () => {
    const terms = (text: string) => text.split(' ');
    const wordings = (...texts: string[]) =>
      clusterGaps(
        texts.map((text) => ask(text)),
        terms,
      ).length;
    expect(wordings('a b', 'a b c d')).toBe(1);
    expect(wordings('a b', 'a b c d e')).toBe(2);
  });

  it('shows the wording asked most, and when it was asked last', () => {
    const [gap] = clusterGaps([ask('a b', 1), ask('a b c', 2), ask('a b c', 3)], (text) => text.split(' '));
    expect(gap).toMatchObject({ text: 'a b c', times: 3, lastAskedAt: new Date(180_000) });
  });

  it('is answered where one wording is', () => {
    const [gap] = clusterGaps([ask('a b', 1), ask('a b', 2, true)], (text) => text.split(' '));
    expect(gap?.isAnsweredNow).toBe(true);
  });

  it('keeps questions without a term', () => {
    expect(gapsOf('？？', '！')).toHaveLength(2);
    expect(clusterGaps([], questionTerms)).toEqual([]);
  });
});

describe('questionTerms', () => {
  it('are bigrams of Han characters and words of other scripts', () => {
    expect(questionTerms('２０２５年 GDP 是多少')).toEqual(['2025', '年', 'gdp', '是多', '多少']);
  });
});
