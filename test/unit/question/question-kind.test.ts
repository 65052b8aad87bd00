import { describe, expect, it } from 'vitest';
import { aimOf, kindOf } from '../../../src/question/question-kind.ts';

describe('kindOf', () => {
  it.each([
    ['谁出席了会议?', 'who'],
    ['会议由哪位领导主持', 'who'],
    ['会议是什么时候召开的', 'when'],
    ['这部法律哪一年生效', 'when'],
    ['工厂建在哪里', 'where'],
    ['总部位于哪个城市', 'where'],
    ['投入了多少资金', 'how-many'],
    ['有几个试点县', 'how-many'],
    ['占比是百分之几', 'how-many'],
    ['帮扶哪些县', 'list'],
    ['提出了哪三项要求', 'list'],
    ['帮扶的三个县叫什么名字', 'list'],
    ['什么是以工代赈', 'what'],
    ['标准是什么', 'what'],
    ['如何强化产业帮扶', 'how'],
    ['会议开得怎么样', 'how'],
    ['为什么要搬迁', 'why'],
    ['副峰又被称为什么', 'what'],
    ['车站后来改名为什么', 'what'],
    ['他因为什么离开', 'why'],
    ['粮食减产的原因是什么', 'why'],
    ['那个英国人叫什么名字', 'who'],
    ['流行于几世纪', 'when'],
    ['于西元几年过世', 'when'],
    ['启用的时间是?', 'when'],
    ['球网的距离为?', 'how-many'],
    ['基地 城市 距离', 'how-many'],
    ['他出席会议了吗?', 'yes-no'],
    ['灵寿县的情况', 'other'],
  ])('takes %s as %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });
});

describe('aimOf', () => {
  it.each([
    ['有多少篇文章提到乡村振兴', 'article-count'],
    ['提到灵寿县的报道有多少', 'article-count'],
    ['乡村振兴的最新消息', 'latest'],
    ['最近一次会议什么时候召开', 'latest'],
    ['最早的报道是哪一篇', 'earliest'],
    ['最近三年投入多少资金', 'content'],
    ['第一次世界大战何时爆发', 'content'],
  ])('takes %s as asking for %s', (question, aim) => {
    expect(aimOf(question)).toBe(aim);
  });
});
