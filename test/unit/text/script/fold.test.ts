import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText } from '../../../../src/text/script/fold.ts';

const chinese = fc.string({
  unit: fc.constantFrom(...'國家发展乾安縣著名於二O１Ａﬁ㎡…é\u0301ﾊﾟ𠀀\n，。(xié) 隻麵锺瞭'),
  maxLength: 60,
});

describe('folding', () => {
  it.each([
    ['國家發展改革委', '国家发展改革委'],
    ['ＡＢＣ１２３，：', 'abc123,:'],
    ['乾隆皇帝在乾安縣', '乾隆皇帝在乾安县'],
    ['乾安县', '乾安县'],
    ['餅乾很乾燥', '饼干很干燥'],
    ['乾部、幹部、干部', '干部、干部、干部'],
    ['顯著進步，看著他', '显著进步,看着他'],
    ['為瞭瞭解瞭望塔', '为了了解瞭望塔'],
    ['聲名狼藉，藉口', '声名狼藉,借口'],
    ['全麵 機製 聯係 隻有', '全面 机制 联系 只有'],
    ['於潛縣和於菟', '於潜县和於菟'],
    ['他看著瞭望塔，瞭解著名景點', '他看着瞭望塔,了解著名景点'],
    ['藉口與狼藉', '借口与狼藉'],
    ['祇有神祇', '只有神祇'],
    ['乾燥的乾縣', '干燥的乾县'],
    ['徵求魏徵', '征求魏徵'],
    ['蕭乾和萧乾在乾清門和乾清门', '萧乾和萧乾在乾清门和乾清门'],
    ['韓復榘和韩复榘與畢昇和毕昇', '韩复榘和韩复榘与毕昇和毕昇'],
    ['回覆傢俱訂單', '回复家具订单'],
    ['关于單獨討論於單獨', '关于单独讨论于单独'],
    ['ﬁ㎡', 'fim2'],
    ['⼈⺠⻔⻓', '人民门长'],
  ])('makes %s into %s', (original, folded) => {
    expect(foldText(original)).toBe(folded);
  });

  it('folds a word alike in a Simplified and in a Traditional sentence', () => {
    expect(foldText('张乾去国外')).toBe(foldText('張乾去國外'));
    expect(foldText('鲁迅著《呐喊》')).toBe(foldText('魯迅著《吶喊》'));
  });

  it('leads every folded offset back to the character it came from where lengths differ', () => {
    const { text, toOriginal } = fold('面積12㎡。e\u0301國');
    expect(text).toBe('面积12m2。\u00e9国');
    expect([...text].map((_, i) => toOriginal(i))).toEqual([0, 1, 2, 3, 4, 4, 5, 6, 8]);
    expect(toOriginal(text.length)).toBe(9);
  });

  it('has a map that starts at 0, never decreases and ends at the end', () => {
    fc.assert(
      fc.property(chinese, (original) => {
        const { text, toOriginal } = fold(original);
        const offsets = Array.from({ length: text.length + 1 }, (_, i) => toOriginal(i));
        expect(offsets[0]).toBe(original.length === 0 ? 0 : offsets[0]);
        expect(offsets.every((offset, i) => i === 0 || offset >= (offsets[i - 1] as number))).toBe(true);
        expect(offsets.at(-1)).toBe(original.length);
      }),
    );
  });

  it('folds a text as it folds its lines', () => {
    fc.assert(
      fc.property(chinese, (original) => {
        expect(foldText(original)).toBe(original.split('\n').map(foldText).join('\n'));
      }),
    );
  });

  it('changes nothing more when folded again', () => {
    fc.assert(
      fc.property(chinese, (original) => {
        expect(foldText(foldText(original))).toBe(foldText(original));
      }),
    );
  });
});
