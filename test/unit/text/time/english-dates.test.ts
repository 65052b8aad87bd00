import { describe, expect, it } from 'vitest';
import { convertNumbers } from '../../../../src/text/time/english-dates.ts';

describe('convertNumbers', () => {
  it.each([
    ['on july 22, 2021', 'july 22, 2021', ['2021年7月22日']],
    ['22 july 2021', '22 july 2021', ['2021年7月22日']],
    ['in march 2022', 'march 2022', ['2022年3月']],
    ['on may 5th', 'may 5th', ['5月5日']],
    ['in 1943', '1943', ['1943年']],
    ['the 1960s', 'the 1960s', ['20世纪60年代', '1960年代']],
    ['19th century', '19th century', ['19世纪', '十九世纪']],
    ['since 2021', 'since 2021', ['2021年以来']],
    ['in the past three years', 'past three years', ['近3年']],
    ['last year', 'last year', ['去年']],
    ['q1 2022', 'q1 2022', ['2022年第一季度']],
    ['3.5 million people', '3.5 million', ['350万', '3500000']],
    ['1.2 billion', '1.2 billion', ['12亿', '1200000000']],
    ['12.5 percent', '12.5 percent', ['12.5%', '百分之12.5']],
    ['twenty-five counties', 'twenty-five', ['25', '二十五']],
    ['two farms', 'two', ['2', '二', '两']],
  ])('puts "%s" into Chinese', (text, piece, chinese) => {
    const found = convertNumbers(text);
    expect(found).toHaveLength(1);
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe(piece);
    expect(found[0]?.chinese).toEqual(chinese);
  });

  it.each(['what may happen', 'someone', 'the tenure'])('leaves "%s" alone', (text) => {
    expect(convertNumbers(text)).toEqual([]);
  });
});
