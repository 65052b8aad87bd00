import { describe, expect, it } from 'vitest';
import { askedItems, lacksItems } from '../../../../src/answer/constraints/asked-items.ts';

describe('how many things are asked for by name', () => {
  it.each([
    ['帮扶哪三个县', 3],
    ['哪两家单位参会', 2],
    ['提了哪五点要求', 5],
    ['六家单位分别是哪六家?', 6],
    ['7家单位名单', 7],
    ['三个县分别是什么', 3],
  ])('is said in %s', (question, count) => {
    expect(askedItems(question)).toBe(count);
  });

  it.each([
    '帮扶哪些县',
    '哪一年召开',
    '哪十年发展最快',
    '会议在哪三天举行',
    '三个县的人口是多少',
    '65个集体由谁表彰',
    '哪几点开门',
  ])('is not in %s', (question) => {
    expect(askedItems(question)).toBeUndefined();
  });

  it('holds words against it', () => {
    expect(lacksItems('帮扶哪三个县', '甲县、乙县和丙县')).toBe(false);
    expect(lacksItems('帮扶哪三个县', '甲县')).toBe(true);
    expect(lacksItems('提了哪五点要求', '扎实推进整改工作,不断提升质效')).toBe(true);
    expect(lacksItems('帮扶哪些县', '甲县')).toBe(false);
  });
});
