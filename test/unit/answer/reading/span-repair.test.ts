import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairSpan } from '../../../../src/answer/reading/span-repair.ts';
import { slice } from '../../../../src/model/span.ts';

/** The repaired words of an answer that the reader marked as `marked` in `text`. */
function mended(text: string, marked: string, question = '问题'): string {
  const start = text.indexOf(marked);
  return slice(text, repairSpan(text, { start, end: start + marked.length }, question));
}

describe('a mended answer', () => {
  it('has no punctuation at its edges', () => {
    expect(mended('他去了,北京。', ',北京。')).toBe('北京');
    expect(mended('他说:“好。”', '”')).toBe('”');
  });

  it('takes in the missing half of a pair', () => {
    expect(mended('著有《三国演义》等。', '三国演义》')).toBe('《三国演义》');
    expect(mended('著有《三国演义》等。', '《三国演义')).toBe('《三国演义》');
    expect(mended('它是“一带一路”倡议', '一带一路”倡议')).toBe('“一带一路”倡议');
  });

  it('leaves out a half whose other half is far away or in another sentence', () => {
    expect(mended('甲(乙。丙)丁', '丙)')).toBe('丙');
    expect(mended(`《${'长'.repeat(40)}》`, `${'长'.repeat(5)}》`)).not.toContain('》');
    expect(mended(`好《${'长'.repeat(40)}》`, '好《长')).toBe('好');
  });

  it('leaves whole pairs as they are', () => {
    expect(mended('著有《甲》、《乙》等', '《甲》、《乙》')).toBe('《甲》、《乙》');
  });

  it('drops what only repeats the question before 是', () => {
    expect(mended('水库的库容为3亿立方米。', '水库的库容为3亿立方米', '水库的库容是多少?')).toBe('3亿立方米');
    expect(mended('该站的主要职责是防汛和供水', '该站的主要职责是防汛和供水', '该站的主要职责是什么')).toBe(
      '防汛和供水',
    );
  });

  it('drops what only repeats the question after 是', () => {
    expect(mended('王大力是水库的设计者', '王大力是水库的设计者', '谁是水库的设计者?')).toBe('王大力');
  });

  it('keeps both sides of 是 where both tell something', () => {
    expect(mended('乡亲是靠山是力量', '乡亲是靠山是力量', '村民怎么说?')).toBe('乡亲是靠山是力量');
  });

  it('keeps words that only begin like a lead', () => {
    expect(mended('他发明了因特网服务提供商协会。', '因特网服务提供商协会')).toBe('因特网服务提供商协会');
    expect(mended('校训是为人民服务。', '为人民服务')).toBe('为人民服务');
    expect(mended('共为65个集体。', '为65个集体')).toBe('65个集体');
  });

  it('drops leading 由于, 位于, 是 and keeps 为了', () => {
    expect(mended('由于连日暴雨,停工', '由于连日暴雨')).toBe('连日暴雨');
    expect(mended('位于河北省', '位于河北省')).toBe('河北省');
    expect(mended('他是为了孩子', '为了孩子')).toBe('为了孩子');
    expect(mended('因病去世', '因病去世')).toBe('因病去世');
  });

  it('drops a remark in brackets behind it unless it holds figures or all of the answer', () => {
    expect(mended('由保罗·塞里诺(paul sereno)提出', '保罗·塞里诺(paul sereno)')).toBe('保罗·塞里诺');
    expect(mended('清宁五年(1059年)', '清宁五年(1059年)')).toBe('清宁五年(1059年)');
    expect(mended('(代主任)', '(代主任)')).toBe('(代主任)');
  });

  it('lies in the text, is not empty and stays near what was marked, for any text', () => {
    const chars = fc.constantFrom(...'甲乙丙是为指由因()《》“”「」。,、 \n12a');
    const marked = fc
      .array(chars, { minLength: 1, maxLength: 60 })
      .chain((list) =>
        fc.tuple(fc.constant(list.join('')), fc.nat(list.length - 1), fc.nat(list.length), fc.array(chars)),
      );
    fc.assert(
      fc.property(marked, ([text, start, more, question]) => {
        const span = { start, end: Math.min(text.length, start + 1 + more) };
        const result = repairSpan(text, span, question.join(''));
        expect(result.start).toBeGreaterThanOrEqual(Math.max(0, span.start - 20 * (span.end - span.start)));
        expect(result.end).toBeLessThanOrEqual(Math.min(text.length, span.end + 20));
        expect(result.end).toBeGreaterThan(result.start);
      }),
    );
  });
});
