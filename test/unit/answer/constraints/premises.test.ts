import { describe, expect, it } from 'vitest';
import { contradictionOf } from '../../../../src/answer/constraints/premises.ts';
import { analyseQuestion } from '../../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../../src/text/names/names.ts';

const article = (body: string, publishedOn: string | null = '2023-03-01') => ({
  title: '某县统计公报',
  body,
  whole: body,
  publishedOn,
});

function contradiction(text: string, now: string, told: ReturnType<typeof article>) {
  const analysis = analyseQuestion({ text, filters: {}, now }, { findNames: makeNameFinder([]) });
  return contradictionOf(analysis, told, told.body);
}

describe('what evidence says other than the question takes for granted', () => {
  it('counts 去年 from the day of asking', () => {
    const told = article('2022年全县收入162亿元。');
    expect(contradiction('去年全县收入多少', '2026-11-25', told)).toBe('other-year');
    expect(contradiction('去年全县收入多少', '2023-05-01', told)).toBeUndefined();
    expect(contradiction('2021年全县收入多少', '2026-11-25', told)).toBeUndefined();
  });

  it('takes the article’s own 今年 as the year it was published in', () => {
    const told = article('今年计划改造危桥17座。');
    expect(contradiction('今年计划改造几座危桥', '2023-12-01', told)).toBeUndefined();
    expect(contradiction('今年计划改造几座危桥', '2024-12-01', told)).toBe('other-year');
  });

  it('knows nothing of the year of an article without a day', () => {
    expect(contradiction('今年计划改造几座危桥', '2024-12-01', article('计划改造危桥17座。', null))).toBeUndefined();
  });

  it('sees that the same thing is counted otherwise', () => {
    const told = article('东部9个省市共投入财政援助资金228亿元,派出306名干部。');
    expect(contradiction('东部10省市投入了多少资金', '2023-05-01', told)).toBe('other-count');
    expect(contradiction('东部9省市投入了多少资金', '2023-05-01', told)).toBeUndefined();
  });

  it('tells counts of the same thing apart by what stands before them', () => {
    const told = article('东部8省(市)向西部10省(区、市)投入财政援助资金228.7亿元。');
    expect(contradiction('东部10省市投入了多少资金', '2023-05-01', told)).toBe('other-count');
    expect(contradiction('东部8省市投入了多少资金', '2023-05-01', told)).toBeUndefined();
    expect(contradiction('西部10省收到多少资金', '2023-05-01', told)).toBeUndefined();
  });

  it('does not mind a number that counts something else, or one of several', () => {
    const told = article('3个县和5个县分别通过验收,帮扶2家企业。');
    expect(contradiction('5个县什么时候通过验收', '2023-05-01', told)).toBeUndefined();
    expect(contradiction('7名干部去了哪里', '2023-05-01', told)).toBeUndefined();
  });

  it('sees that the evidence says the other way round who acts on whom', () => {
    const told = article('东部省份向西部省份投入资金228亿元。');
    expect(contradiction('西部省份向东部投入多少资金', '2023-05-01', told)).toBe('other-direction');
    expect(contradiction('东部向西部投入多少资金', '2023-05-01', told)).toBeUndefined();
    const lent = article('甲银行对乙公司发放贷款3亿元,乙公司对甲银行提供担保。');
    expect(contradiction('乙公司对甲银行提供了什么', '2023-05-01', lent)).toBeUndefined();
    expect(contradiction('对乙公司发放了多少贷款', '2023-05-01', lent)).toBeUndefined();
  });
});
