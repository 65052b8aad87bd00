import { describe, expect, it } from 'vitest';
import { sidesOf } from '../../../../src/question/scope/sides.ts';
import { eventTopicOf, listTopicOf, topicOf } from '../../../../src/question/scope/topic.ts';

describe('topicOf', () => {
  it.each([
    ['总结一下央行定点帮扶那篇文章', '央行定点帮扶'],
    ['哪些文章提到了防汛', '防汛'],
    ['你们都有哪些文章', ''],
    ['列出所有文章', ''],
    ['what are the main points of the pboc meeting?', 'pboc meeting'],
  ])('of %s is %s', (question, topic) => {
    expect(topicOf(question)).toBe(topic);
  });

  it('of events is nothing where any event is meant', () => {
    expect(eventTopicOf(topicOf('按时间列出这几次会议'))).toBe('');
  });

  it('of a list is without what is listed', () => {
    expect(listTopicOf(topicOf('水利厅提出了哪些要求'))).toBe('水利厅');
  });
});

describe('sidesOf', () => {
  it.each([
    ['人民银行和发改委的帮扶有什么不同', ['人民银行', '发改委'], '帮扶'],
    ['东部8省市和305家中央单位哪个投的钱多', ['东部8省市', '305家中央单位'], '投 钱'],
    ['比较一下甲县与乙县', ['甲县', '乙县'], ''],
    ['what is the difference between the bank and the ministry?', ['bank', 'ministry'], ''],
  ])('finds the sides of %s', (question, sides, aspect) => {
    expect(sidesOf(question)).toEqual({ sides, aspect });
  });

  it('finds none where one thing is named', () => {
    expect(sidesOf('两次会议有什么不同')).toBeUndefined();
  });
});
