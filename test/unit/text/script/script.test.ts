import { describe, expect, it } from 'vitest';
import { isTraditional, judgeScript } from '../../../../src/text/script/script.ts';

describe('judging the script', () => {
  it.each([
    ['國務院扶貧開發領導小組', 'traditional'],
    ['国务院扶贫开发领导小组', 'simplified'],
    ['国务院與國務院', 'mixed'],
    ['2022年3月', 'none'],
    ['會議并講話，扎實推進', 'traditional'],
    ['陈寅恪（陳寅恪）是历史学家、古典文学研究家、语言学家、诗人', 'mixed'],
    ['他说这对于国家发展来说时间还长，见过这个问题（見）', 'simplified'],
  ] as const)('finds %s %s', (text, script) => {
    expect(judgeScript(text)).toBe(script);
  });

  it('finds nothing Traditional in characters that both scripts use', () => {
    expect(isTraditional('乾安县皇后著名')).toBe(false);
    expect(isTraditional('全麵')).toBe(true);
  });
});
