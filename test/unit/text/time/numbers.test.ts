import { describe, expect, it } from 'vitest';
import { numbersIn, parseNumber } from '../../../../src/text/time/numbers.ts';

describe('parseNumber', () => {
  it.each([
    ['9899万', 98_990_000],
    ['228.7亿', 22_870_000_000],
    ['12,550', 12_550],
    ['两万五', 25_000],
    ['一百二十', 120],
    ['一百五', 150],
    ['一千零五', 1_005],
    ['十', 10],
    ['十五', 15],
    ['二〇二二', 2_022],
    ['三点五', 3.5],
    ['一万二千三百', 12_300],
    ['三亿五千万', 350_000_000],
    ['三点五亿', 350_000_000],
    ['1万2千', 12_000],
    ['3亿5000万', 350_000_000],
    ['65.1亿', 6_510_000_000],
    ['六十五点一亿', 6_510_000_000],
    ['万亿', 1_000_000_000_000],
    ['三万亿', 3_000_000_000_000],
    ['两万零五', 20_005],
    ['一万零五百', 10_500],
    ['十二万三千四百五十六', 123_456],
    ['一亿零五万', 100_050_000],
    ['三千亿', 300_000_000_000],
    ['一万亿五千亿', 1_500_000_000_000],
    ['三点五万亿', 3_500_000_000_000],
    ['零点零五', 0.05],
    ['12,550.5万', 125_505_000],
    ['5百', 500],
    ['2千万', 20_000_000],
    ['1.1万2千', 13_000],
    ['零', 0],
    ['−一百', -100],
    ['三分之一', 1 / 3],
    ['一百分之一', 1 / 100],
    ['5分之2', 0.4],
    ['百分之五', 5],
    ['-3', -3],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(['', '县', '十县', 'abc', '-', '12a', '1.2.3', '三点', '三点县', '零分之一', '县分之一', '五分之县', '二县'])(
    'reads no number in "%s"',
    (text) => {
      expect(parseNumber(text)).toBeUndefined();
    },
  );
});

describe('numbersIn', () => {
  const found = (text: string) => numbersIn(text).map(({ value, unit }) => `${value}${unit}`);

  it('finds numbers with what they count', () => {
    expect(found('160个县投入资金228.7亿元，增长12.5%')).toEqual(['160个', '22870000000元', '12.5%']);
  });

  it('reads 百分之五点三 as a percentage', () => {
    expect(found('百分之五点三')).toEqual(['5.3%']);
  });

  it('reads shares, numbers of several units and negative ones whole', () => {
    expect(found('三分之二的村、1万2千人、三点五亿元')).toEqual([`${2 / 3}`, '12000人', '350000000元']);
    expect(found('同比-3%，5-10个')).toEqual(['-3%', '5', '10个']);
    expect(found('12.8万3个县')).toEqual(['128000', '3个']);
  });

  it('takes a lone numeral without a measure word for a word', () => {
    expect(found('一起努力，万众一心')).toEqual([]);
    expect(found('三县')).toEqual(['3县']);
  });
});
