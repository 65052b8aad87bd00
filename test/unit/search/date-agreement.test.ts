import { describe, expect, it } from 'vitest';
import { bareArticle } from '../../../src/model/article.ts';
import { dateAgreement } from '../../../src/search/date-agreement.ts';

const YEAR_2022 = { from: '2022-01-01', to: '2022-12-31' };
const dated = bareArticle({ id: 'a', body: '', publishedOn: '2022-06-13' });
const later = bareArticle({ id: 'b', body: '', publishedOn: '2023-06-13' });
const undated = bareArticle({ id: 'c', body: '' });

describe('agreement of a passage with the days asked for', () => {
  it('meets a date of the text, wherever the article stands', () => {
    expect(dateAgreement(YEAR_2022, later, '2022年3月召开会议')).toBe(1);
    expect(dateAgreement(YEAR_2022, undated, '2022年3月召开会议')).toBe(1);
  });

  it('counts 今年 and days without a year from the day of publication', () => {
    expect(dateAgreement(YEAR_2022, dated, '今年将召开会议')).toBe(1);
    expect(dateAgreement(YEAR_2022, later, '去年召开会议')).toBe(1);
    expect(dateAgreement(YEAR_2022, later, '6月13日召开会议')).toBe(-1);
  });

  it('goes by the day of publication where the text names no date', () => {
    expect(dateAgreement(YEAR_2022, dated, '会议召开了')).toBe(1);
    expect(dateAgreement(YEAR_2022, later, '会议召开了')).toBe(-1);
  });

  it('holds nothing for or against an undated article that names no year', () => {
    expect(dateAgreement(YEAR_2022, undated, '今年3月召开会议')).toBe(0);
    expect(dateAgreement(YEAR_2022, undated, '会议召开了')).toBe(0);
  });
});
