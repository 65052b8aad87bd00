import { describe, expect, it } from 'vitest';
import { standsAlone } from '../../../../src/text/names/name-bounds.ts';

const alone = (text: string, name: string) => standsAlone(text, text.indexOf(name), text.indexOf(name) + name.length);

describe('a name', () => {
  it.each([
    ['财政部署今年工作', '财政部'],
    ['组织部队救灾', '组织部'],
    ['省发改委托专家评审', '发改委'],
    ['公安局限于人手', '公安局'],
    ['文联合作协议', '文联'],
    ['科协议定规则', '科协'],
    ['人行程序繁琐', '人行'],
    ['国办公示结果', '国办'],
    ['新华社区服务', '新华社'],
    ['最高法律效力', '最高法'],
    ['最高检察机关', '最高检'],
    ['中央行政机关', '央行'],
    ['当世卫生条件', '世卫'],
    ['东亚运动会', '亚运'],
  ])('is none in %s', (text, name) => {
    expect(alone(text, name)).toBe(false);
  });

  it.each([
    ['财政部说明情况', '财政部'],
    ['发改委表示', '发改委'],
    ['由央行宣布', '央行'],
    ['新华社记者', '新华社'],
    ['亚运开幕', '亚运'],
    ['财政部', '财政部'],
  ])('stands alone in %s', (text, name) => {
    expect(alone(text, name)).toBe(true);
  });

  it('in Latin letters is bounded by other letters only', () => {
    expect([alone('bndrc', 'ndrc'), alone('ndrcs', 'ndrc'), alone('由ndrc牵头', 'ndrc')]).toEqual([false, false, true]);
  });
});
