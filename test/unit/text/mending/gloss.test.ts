import { describe, expect, it } from 'vitest';
import { chooseGlosses, editsOfGlosses, findGlosses, shareSpaced } from '../../../../src/text/mending/gloss.ts';
import { applyEdits, mapText } from '../../../../src/text/script/offset-map.ts';

function strip(text: string): string {
  const glosses = findGlosses(text);
  const chosen = glosses.filter(chooseGlosses(glosses));
  return applyEdits(mapText(text), editsOfGlosses(chosen, shareSpaced(glosses))).text;
}

describe('taking pinyin glosses out', () => {
  it.each([
    ['協(xié)作經(jīng)驗', '協作經驗'],
    ['習(xi) 近平總書(shu) 記', '習近平總書記'],
    ['總書記（zǒng shū jì）出席', '總書記出席'],
    ['总书记(zongshuji)出席', '总书记出席'],
    ['西安(xi’an)城墙', '西安城墙'],
    ['婦女(nü)、綠(lǜ)色、旅(lv)遊', '婦女、綠色、旅遊'],
    ['問題解決(jue) ，產業(ye) 。', '問題解決，產業。'],
    ['銀行(háng)的行(xíng)長(zhǎng)', '銀行的行長'],
    ['漢語(yu3)拼(pin1)音', '漢語拼音'],
    ['一(yí)個(ge)', '一個'],
  ])('makes %s into %s', (glossed, plain) => {
    expect(strip(glossed)).toBe(plain);
  });

  it.each([
    '国内生产总值(GDP)',
    '世贸组织（WTO）的首席执行官（CEO）',
    '北京(Beijing)的氦(He)和钠(Na)',
    '学者(xi)来了',
    '選項(a)、方案(b)',
    '荨(qián)麻是一种草本植物',
    '嫪毐（lào ǎi）是战国时人',
    '氡（dōng）：一种元素',
    '率（shuài）先，不读 lǜ',
    '密码（password）字串和世系（sanad）',
    'he(he)说',
    '（xié）作',
  ])('leaves %s alone', (text) => {
    expect(strip(text)).toBe(text);
  });

  it('leaves a headline’s own space behind one gloss of many without spaces', () => {
    const text = `${'協(xié)作'.repeat(12)}建設(shè) 持續推進`;
    expect(strip(text)).toBe(`${'協作'.repeat(12)}建設 持續推進`);
  });

  it('keeps a reading with tones that a writer gave among many without tones', () => {
    expect(strip('習(xi) 近平總書(shu) 記談荨(qián)麻產業(ye) 發展')).toBe('習近平總書記談荨(qián)麻產業發展');
  });

  it('reads a hundred thousand brackets in time proportional to their number', () => {
    expect(findGlosses('('.repeat(100_000))).toEqual([]);
    expect(findGlosses(`字(${'a'.repeat(100_000)}`)).toEqual([]);
    expect(findGlosses('字(a '.repeat(50_000))).toEqual([]);
  });
});
