import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../../src/text/time/dates.ts';

const NOW = '2022-05-31';
const found = (text: string) =>
  datesIn(text, NOW).map(({ span, from, to }) => [text.slice(span.start, span.end), from, to]);

describe('datesIn', () => {
  it.each([
    ['2022年3月5日', '2022-03-05', '2022-03-05'],
    ['2022-03-05', '2022-03-05', '2022-03-05'],
    ['2022年3月', '2022-03-01', '2022-03-31'],
    ['2020年2月', '2020-02-01', '2020-02-29'],
    ['二〇二二年三月', '2022-03-01', '2022-03-31'],
    ['2021年', '2021-01-01', '2021-12-31'],
    ['2020年至2022年', '2020-01-01', '2022-12-31'],
    ['2020-2022年', '2020-01-01', '2022-12-31'],
    ['2019年第一季度', '2019-01-01', '2019-03-31'],
    ['2021年上半年', '2021-01-01', '2021-06-30'],
    ['十四五', '2021-01-01', '2025-12-31'],
    ['十三五', '2016-01-01', '2020-12-31'],
    ['20世纪90年代', '1990-01-01', '1999-12-31'],
    ['去年', '2021-01-01', '2021-12-31'],
    ['去年12月', '2021-12-01', '2021-12-31'],
    ['前年', '2020-01-01', '2020-12-31'],
    ['上个月', '2022-04-01', '2022-04-30'],
    ['本周', '2022-05-30', '2022-06-05'],
    ['昨天', '2022-05-30', '2022-05-30'],
    ['前天', '2022-05-29', '2022-05-29'],
    ['明天', '2022-06-01', '2022-06-01'],
    ['后天', '2022-06-02', '2022-06-02'],
    ['近三年', '2019-05-31', '2022-05-31'],
    ['最近两个月', '2022-03-31', '2022-05-31'],
    ['2021年以来', '2021-01-01', '2022-05-31'],
    ['2021年以前', '0001-01-01', '2020-12-31'],
    ['3月5日至3月8日', '2022-03-05', '2022-03-08'],
  ])('reads %s', (text, from, to) => {
    expect(found(text)).toEqual([[text, from, to]]);
  });

  it.each(['2020年产量高至2022年', '2020年，至今不如2022年', '2020年比2022年'])(
    'joins no dates across words in %s',
    (text) => {
      expect(found(text).map(([said]) => said)).toEqual(['2020年', '2022年']);
    },
  );

  it('tells what is counted from today from what lacks its year', () => {
    expect(datesIn('去年', NOW)[0]?.basis).toBe('relative');
    expect(datesIn('8月29日', NOW)[0]?.basis).toBe('yearless');
    expect(datesIn('2022年', NOW)[0]?.basis).toBe('full');
  });

  it('runs months over the end of a year', () => {
    expect(datesIn('上个月', '2022-01-15')[0]).toMatchObject({ from: '2021-12-01', to: '2021-12-31' });
  });

  it.each(['三个月', '2022年13月40日里的13月', '人均12550元', '15个'])('reads no full day in %s', (text) => {
    expect(datesIn(text, NOW).filter(({ from, to }) => from === to)).toEqual([]);
  });

  it('gives ranges in order within the text, whatever it holds', () => {
    const pieces = [
      '2022年',
      '3月',
      '5日',
      '至',
      '去年',
      '近三',
      '年',
      '十四五',
      '以来',
      '上半年',
      '第',
      '一季度',
      '月',
      '-',
      '12',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { span, from, to } of datesIn(text, NOW)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(from <= to).toBe(true);
          last = span.end;
        }
      }),
    );
  });
});
