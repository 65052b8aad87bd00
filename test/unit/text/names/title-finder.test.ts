import { describe, expect, it } from 'vitest';
import { buildTitleFinder } from '../../../../src/text/names/title-finder.ts';

const LIST = [
  { title: '重庆引进蓝莓项目', source: '新华网', publishedOn: '2022-06-13' },
  { title: '國家發展改革委定點幫扶', source: '中国新闻网', publishedOn: '2021-01-02' },
  { title: '蓝莓熟了', source: null, publishedOn: null },
  { title: null, source: '新华网', publishedOn: '2022-05-01' },
];

describe('finding a title', () => {
  it.each([
    ['蓝莓', [2, 0]],
    ['藍莓', [2, 0]],
    ['发展改革', [1]],
    ['lanmei', [2, 0]],
    ['lanm', [2, 0]],
    ['lmsl', [2]],
    ['chongqing', [0]],
    ['cqyj', [0]],
    ['gjfzggw', [1]],
    ['guojiafzgaige', [1]],
    ['新华', [0, 3]],
    ['2022', [0, 3]],
    ['202206', [0]],
    ['蓝莓 新华', [0]],
    ['没有这个', []],
    ['xyz', []],
  ])('by %s', async (typed, expected) => {
    expect((await buildTitleFinder(LIST)).find(typed, 25)).toEqual(expected);
  });

  it('gives at most so many', async () => {
    expect((await buildTitleFinder(LIST)).find('2022', 1)).toEqual([0]);
  });
});
