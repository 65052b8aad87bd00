import { expect, it } from 'vitest';
import { leastOfClause } from '../../../../src/answer/overview/reasons.ts';
import { OVERVIEW } from '../../../../src/model/tuning.ts';

const { why, unmarked, how } = OVERVIEW.leastOfClause;

function leastOf(text: string, words: string): number {
  const start = text.indexOf(words);
  return leastOfClause('why', text, { start, end: start + words.length });
}

it.each([
  ['a cause before it', '由于降雨偏少,水库限量供水。', '降雨偏少'],
  ['a purpose', '县里修建水库,旨在保障灌溉。', '保障灌溉'],
  ['what it led to behind it', '连日暴雨导致道路中断。', '连日暴雨'],
  ['that it is the cause', '河道淤塞是水患的主因。', '河道淤塞'],
])('words that are marked as a reason answer why from even chances on: %s', (_, text, words) => {
  expect(leastOf(text, words)).toBe(why);
});

it.each([
  ['a demand beside a plan', '要高度重视灌溉工作,按计划抓好落实。', '高度重视'],
  ['a part of a list', '迅速建成了毛纺、丝织、造船等工厂。', '毛纺、丝织、造船'],
  ['a reason of the sentence before', '由于干旱,河水断流。县里召开会议部署工作。', '召开会议'],
])('others need a surer judge: %s', (_, text, words) => {
  expect(leastOf(text, words)).toBe(unmarked);
});

it('a way is no reason: its words need no mark', () => {
  expect(leastOfClause('how', '先浸种,再播种。', { start: 0, end: 3 })).toBe(how);
});
