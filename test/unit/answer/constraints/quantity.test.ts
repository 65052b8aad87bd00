import { describe, expect, it } from 'vitest';
import { askedQuantity, isOtherQuantity, type Quantity } from '../../../../src/answer/constraints/quantity.ts';

describe('the quantity a question asks for', () => {
  it.each<[string, Quantity | undefined]>([
    ['投入了多少财政援助资金?', 'money'],
    ['人均收入达到多少元', 'money'],
    ['2022年生产总值是多少?', 'money'],
    ['有多少农村人口脱贫?', 'people'],
    ['森林覆盖率达到多少?', 'share'],
    ['贷款百分之几用于农业', 'share'],
    ['茶园有多少亩', 'area'],
    ['比上年增长多少?', undefined],
    ['表彰了多少个先进集体?', undefined],
    ['前后总共有多少次移民', 'count'],
    ['基地被几枚火箭弹击中', 'count'],
    ['有多少家庭受灾', undefined],
    ['基地占地多少', 'area'],
    ['基地离城多远', 'length'],
    ['意义有多深远', undefined],
    ['每个国家各出多少?', 'money'],
    ['比赛投了多少票', undefined],
    ['选手身高多少', 'length'],
    ['通胀率有多高', undefined],
    ['体育场有多少座位', undefined],
  ])('%s', (question, quantity) => {
    expect(askedQuantity(question)).toBe(quantity);
  });
});

describe('a number that measures something else', () => {
  const text = '305家单位投入资金669亿元,惠及2100人和98000。';
  const isOther = (asked: Quantity, words: string) => {
    const start = text.indexOf(words);
    return isOtherQuantity(asked, text, { start, end: start + words.length });
  };

  it('is told by its unit, also where the unit stands behind the span', () => {
    expect(isOther('money', '305家')).toBe(true);
    expect(isOther('money', '669亿')).toBe(false);
    expect(isOther('people', '669亿')).toBe(true);
  });

  it('is not where one of several numbers fits, or where there is no unit or no number', () => {
    expect(isOther('people', '669亿元,惠及2100人')).toBe(false);
    expect(isOther('people', '98000')).toBe(false);
    expect(isOther('people', '单位')).toBe(false);
  });
});
