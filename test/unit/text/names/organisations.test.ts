import { describe, expect, it } from 'vitest';
import { mayBeSomebody, organisationsIn } from '../../../../src/text/names/organisations.ts';

describe('names that no glossary knows', () => {
  it.each<[string, string[]]>([
    ['甘肃省博物馆馆长是谁', ['甘肃省博物馆']],
    ['谁设计了武汉长江大桥', ['武汉长江大桥']],
    ['安吉农商银行和长兴农商银行的存款', ['安吉农商银行', '长兴农商银行']],
    ['会议在哪里召开', []],
    ['哪家公司承建', []],
  ])('are found by their endings in %s', (text, names) => {
    expect(organisationsIn(text)).toEqual(names);
  });
});

describe('an answer to who', () => {
  it.each(['林慕远', '国家乡村振兴局', '大会主办方的代表', '太鲁阁'])('may be %s', (text) => {
    expect(mayBeSomebody(text)).toBe(true);
  });

  it.each(['牦牛肉、青稞', '焦点', '3.5%'])('is hardly %s', (text) => {
    expect(mayBeSomebody(text)).toBe(false);
  });
});
