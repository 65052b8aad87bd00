import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../src/text/script/fold.ts';
import { parseTypedDays } from '../../../../src/text/time/typed-day.ts';

const parse = (typed: string) => parseTypedDays(foldText(typed), '2026-11-26');

describe('parseTypedDays', () => {
  it.each([
    '2022年6月13日',
    '2022年06月13号',
    '2022-06-13',
    '2022-6-13',
    '2022/6/13',
    '2022.6.13',
    '20220613',
    ' ２０２２年６月１３日 ',
    '二〇二二年六月十三日',
    '13 June 2022',
    'June 13, 2022',
  ])('takes %s for the day', (typed) => {
    expect(parse(typed)).toEqual({ from: '2022-06-13', to: '2022-06-13' });
  });

  it.each([
    ['2022年6月', '2022-06-01', '2022-06-30'],
    ['2022-06', '2022-06-01', '2022-06-30'],
    ['June 2022', '2022-06-01', '2022-06-30'],
    ['2022', '2022-01-01', '2022-12-31'],
    ['去年', '2025-01-01', '2025-12-31'],
    ['昨天', '2026-11-25', '2026-11-25'],
    ['yesterday', '2026-11-25', '2026-11-25'],
  ])('takes %s for the days from %s to %s', (typed, from, to) => {
    expect(parse(typed)).toEqual({ from, to });
  });

  it.each(['', '2022-13-01', '2022年2月30日', '会议', '2022年6月的会议', '12 counties', '5000'])(
    'takes %s for no date',
    (typed) => {
      expect(parse(typed)).toBeUndefined();
    },
  );
});
