import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/ingest/corpus/clean-file.ts';
import { readDay } from '../../../src/ingest/published-day.ts';

describe('days as they are written', () => {
  it.each([
    ['2022-08-20-23:59:59', '2022-08-20'],
    ['Wed, 04 Aug 2021 00:00:00 +8000', '2021-08-04'],
    ['Wed, 04 Aug 2021 20:00:00 +0000', '2021-08-05'],
    ['民國111年3月16日', '2022-03-16'],
    ['中華民國一百一十一年三月十六日', '2022-03-16'],
    ['中華民國一〇〇年十二月三十一日', '2011-12-31'],
    ['2022-03-16 HKT 09:36', '2022-03-16'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it.each(['民国111年13月16日', '每日7时', '民国时期'])('%s is none', (text) => {
    expect(readDay(text)).toBeNull();
  });
});

describe('the day of publication', () => {
  const text = (last: string) =>
    `培训通知\n各单位：\n定于近期举办档案整理培训，请派一名业务骨干参加，食宿自理。\n时间：2022年5月20日\n地点：县档案馆二楼\n${last}`;

  it('is the day a notice is signed, never the day of what it announces', () => {
    expect(cleanText('a.txt', text('县档案馆\n2022年5月6日')).cleaned[0]?.article.publishedOn).toBe('2022-05-06');
    expect(cleanText('a.txt', text('县档案馆')).cleaned[0]?.article.publishedOn).toBeNull();
  });
});
