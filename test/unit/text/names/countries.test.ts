import { describe, expect, it } from 'vitest';
import { countriesIn } from '../../../../src/text/names/countries.ts';

const named = (text: string) => countriesIn(text).map(({ start, end }) => text.slice(start, end));

describe('countries', () => {
  it('are found in order, by their full, short and Taiwanese names', () => {
    expect(named('美国、法国和纽西兰的代表')).toEqual(['美国', '法国', '纽西兰']);
    expect(named('英国与韩国')).toEqual(['英国', '韩国']);
  });

  it('are taken by the longest name', () => {
    expect(named('巴布亚新几内亚')).toEqual(['巴布亚新几内亚']);
    expect(named('几内亚比绍')).toEqual(['几内亚比绍']);
  });

  it('are not China, its regions, or groups of states without a government', () => {
    expect(named('中国和世界其他地区，联合国')).toEqual([]);
  });
});
