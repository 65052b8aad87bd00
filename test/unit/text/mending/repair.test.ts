import { describe, expect, it } from 'vitest';
import { findRepairs } from '../../../../src/text/mending/repair.ts';
import { applyEdits, mapText } from '../../../../src/text/script/offset-map.ts';

function mend(...lines: string[]): string {
  const edits = findRepairs(lines);
  return lines.map((line, i) => applyEdits(mapText(line), edits[i] ?? []).text).join('\n');
}

describe('mending over-converted characters', () => {
  it.each([
    ['全麵落實幫扶機製', '全面落實幫扶機制'],
    ['乾部下鄉，早幹預、早幫扶', '幹部下鄉，早干預、早幫扶'],
    ['加強聯係，隻有這樣', '加強聯繫，只有這樣'],
    ['加強係統建設，完善社保體係', '加強系統建設，完善社保體系'],
    ['國傢齣版社為瞭瞭解情況', '國家出版社為了瞭解情況'],
    ['一方麵包括，地方麵包店', '一方面包括，地方麵包店'],
    ['隻要有一隻貓、三隻狗', '只要有一隻貓、三隻狗'],
    ['限製髮展，曆史長徵', '限制發展，歷史長征'],
    ['麵對皇後，公裏之外的山穀', '面對皇后，公里之外的山谷'],
    ['全麵完成（全麵）', '全面完成（全面）'],
  ])('makes %s into %s', (wrong, right) => {
    expect(mend(wrong)).toBe(right);
  });

  it.each([
    '幹部真抓實幹、埋頭苦幹',
    '因為關係到製造、製作與複製',
    '餅乾、乾燥、乾隆、若干',
    '吃麵、麵粉、麵條與方便麵',
    '一隻貓和兩隻船隻',
    '瞭解瞭望，嚮往嚮導，老闆的傢具',
    '里程、裡面、鄰里、公里',
    '以後與皇后，午後',
    '週末佈置採購，計劃已佔用',
    '组织面包制作，干部关系',
    '東鄰裡海，榮留王後，合作夥伴',
  ])('leaves %s alone', (text) => {
    expect(mend(text)).toBe(text);
  });

  it('lets words that are wrong beyond doubt bear witness for characters that stand alone', () => {
    expect(mend('全麵推進，方麵眾多', '他麵帶微笑')).toBe('全面推進，方面眾多\n他面帶微笑');
    expect(mend('他愛吃這家的麵', '全面推進')).toBe('他愛吃這家的麵\n全面推進');
  });
});
