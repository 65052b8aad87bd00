import { describe, expect, it } from 'vitest';
import { missingOrdinal, missingYear, yearConflict } from '../../../../src/answer/constraints/time-agreement.ts';

const title = '某县2022年统计公报';
const body = '2022年全县产值162亿元。比2021年增长4%。年末有9户企业。';
const article = { title, body, whole: `${title}\n${body}`, publishedOn: '2023-03-01' };

describe('agreement in time', () => {
  it('misses a year that the article neither names nor was published in', () => {
    expect(missingYear('2019年产值多少', article)).toBe(1);
    expect(missingYear('2021年产值多少', article)).toBe(0);
    expect(missingYear('2023年发布了什么', article)).toBe(0);
    expect(missingYear('产值多少', article)).toBe(0);
  });

  it('sees that the evidence speaks of another year than the question', () => {
    expect(yearConflict('2021年产值多少', article, '2022年全县产值162亿元。')).toBe(1);
    expect(yearConflict('2022年产值多少', article, '2022年全县产值162亿元。')).toBe(0);
  });

  it('knows which year 去年 is', () => {
    expect(yearConflict('2022年产值多少', article, '去年产值162亿元。')).toBe(0);
    expect(yearConflict('2023年产值多少', article, '去年产值162亿元。')).toBe(1);
  });

  it('takes the last year named before a sentence that names none', () => {
    expect(yearConflict('2021年有几户企业', article, '年末有9户企业。')).toBe(0);
    expect(yearConflict('2020年有几户企业', article, '年末有9户企业。')).toBe(1);
  });

  it('misses an edition that the article does not hold', () => {
    expect(missingOrdinal('第四届大会在哪开', '第三届大会开幕')).toBe(1);
    expect(missingOrdinal('首届大会在哪开', '第一届大会开幕')).toBe(0);
  });
});
