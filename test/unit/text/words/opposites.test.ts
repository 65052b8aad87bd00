import { describe, expect, it } from 'vitest';
import { saysOpposite } from '../../../../src/text/words/opposites.ts';

describe('opposites', () => {
  it('are seen where the text says one and not the other', () => {
    expect(saysOpposite('女子组冠军是谁', '男子组冠军是张三。')).toBe(true);
    expect(saysOpposite('最小的车站是哪个', '最大的车站是东站。')).toBe(true);
    expect(saysOpposite('去年的产量', '今年的产量是三吨。')).toBe(true);
  });

  it('are not where the text, or the question, says both', () => {
    expect(saysOpposite('女子组冠军是谁', '男子组张三、女子组李四夺冠。')).toBe(false);
    expect(saysOpposite('进口和出口各多少', '出口三亿元。')).toBe(false);
  });

  it('are not where the text says the same in another word', () => {
    expect(saysOpposite('事故死亡人数是多少', '事故致3人身亡、5人受伤。')).toBe(false);
    expect(saysOpposite('事故死亡人数是多少', '事故致5人受伤。')).toBe(true);
  });

  it('are not where neither is said', () => {
    expect(saysOpposite('冠军是谁', '男子组冠军是张三。')).toBe(false);
    expect(saysOpposite('女子组冠军是谁', '冠军是张三。')).toBe(false);
  });
});
