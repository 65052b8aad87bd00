import { describe, expect, it } from 'vitest';
import { isBroad } from '../../../src/question/scope.ts';

describe('isBroad', () => {
  it.each([
    '东部8省市和305家中央单位哪个投的钱多',
    '小麦与玉米谁的产量更高?',
    '甲县和乙县的做法有什么不同?',
    '请概括这次会议',
    '这篇文章讲了什么?',
  ])('sees that %s asks for more than a few words', (question) => {
    expect(isBroad(question)).toBe(true);
  });

  it.each([
    '甲县和乙县哪个政党最强大',
    '有多少不同种类的栉水母?',
    '规则是什么时候总结出来的?',
    '哪个县的产量最高?',
    '会议的主要内容是什么?',
  ])('leaves %s to a few words', (question) => {
    expect(isBroad(question)).toBe(false);
  });
});
