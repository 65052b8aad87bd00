import { describe, expect, it } from 'vitest';
import { agreement, answerConstraintsOf } from '../../../../src/answer/constraints/agreement.ts';
import { analyseQuestion } from '../../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../../src/text/names/names.ts';

const NAMES = [
  { canonical: '水利部', kind: 'body' as const, aliases: [], english: [] },
  { canonical: '教育部', kind: 'body' as const, aliases: [], english: [] },
];

const constraints = (text: string) =>
  answerConstraintsOf(analyseQuestion({ text, filters: {}, now: '2022-01-01' }, { findNames: makeNameFinder(NAMES) }));

function score(question: string, text: string, part: string): number {
  const start = text.indexOf(part);
  return agreement(constraints(question), text, { start, end: start + part.length });
}

describe('what the wording of a question demands', () => {
  it('sees that counties or provinces are asked for', () => {
    expect(constraints('水利部帮扶哪三个县？').regions).toBe(true);
    expect(constraints('水利部帮扶的三个县叫什么名字').regions).toBe(true);
    expect(constraints('水利部帮扶哪些單位').regions).toBe(false);
    expect(constraints('三个单位叫什么').regions).toBe(false);
  });

  it('sees the verb whose subject is asked for', () => {
    expect(constraints('谁主持了会议？').verb).toBe('主持');
    expect(constraints('会议是什么时候召开的？').verb).toBeUndefined();
  });

  it('favours places where places are asked for and counts against everything else', () => {
    const text = '部长张三要求抓好灵寿县的工作。';
    expect(score('帮扶哪些县', text, '灵寿县')).toBe(1);
    expect(score('帮扶哪些县', text, '张三')).toBe(-1);
  });

  it('counts against words without the figure or the year that is asked for', () => {
    const text = '8月29日召开会议，65个集体受表彰。';
    expect(score('会议是哪一年召开的', text, '8月29日')).toBe(-1);
    expect(score('会议是什么时候召开的', text, '8月29日')).toBe(0);
    expect(score('多少个集体受表彰', text, '会议')).toBe(-1);
    expect(score('受表彰的有多少个', text, '65个')).toBe(0);
  });

  it('counts against a day that is none, and a number that the question gives itself', () => {
    const text = '明治时代的8月9日,461名伤者中有139名警察,其中“喀秋莎”火箭弹击中位于首都以北约20公里的基地。';
    expect(score('法令是哪天下的', text, '明治时代')).toBe(-1);
    expect(score('法令是哪天下的', text, '8月9日')).toBe(0);
    expect(score('法令是什么时候下的', text, '明治时代')).toBe(0);
    expect(score('461个伤者里有几个警察', text, '461名')).toBe(-1);
    expect(score('461个伤者里有几个警察', text, '139名')).not.toBe(-1);
    expect(score('伤者有多少人', text, '461名')).not.toBe(-1);
    expect(score('多少火箭弹击中基地', text, '“喀秋莎”火箭弹击中位于首都以北约20公里')).toBe(-1);
  });

  it('takes counties abroad for counties, and no year of the calendar for how many years', () => {
    const text = '小岛位于北境州云松县,2003年以前驻守超过30年,木塔有2000年历史。';
    expect(score('它在哪个县', text, '云松县')).not.toBe(-1);
    expect(score('它在哪个县', text, '木塔')).toBe(-1);
    expect(score('驻守了多少年', text, '2003年')).toBe(-1);
    expect(score('驻守了多少年', text, '超过30年')).not.toBe(-1);
    expect(score('木塔有多少年历史', text, '2000年')).not.toBe(-1);
  });

  it('counts against one thing that reaches over two sentences', () => {
    const text = '军方派遣战机。客机飞往布鲁塞尔。';
    expect(score('客机飞往哪里', text, '军方派遣战机。客机飞往布鲁塞尔')).toBe(-1);
    expect(score('客机飞往哪里', text, '布鲁塞尔')).toBe(0);
  });

  it('takes a frequency or a time for how long', () => {
    const text = '每年考核。张三讲话。';
    expect(score('多久考核一次', text, '每年')).toBe(0);
    expect(score('多久考核一次', text, '张三')).toBe(-1);
  });

  it('favours the number of the thing that is counted', () => {
    const text = '表彰了65个先进集体、155名先进个人。';
    expect(score('表彰了多少个先进集体', text, '65个先进集体')).toBe(1);
    expect(score('表彰了多少个先进集体', text, '155名')).toBe(0);
    expect(score('表彰了多少名先进个人', text, '155名')).toBe(1);
  });

  it('favours the person of the body asked for among persons of several', () => {
    const text = '水利部党组成员、副部长张三,教育部副部长李四出席会议。';
    expect(score('教育部谁参加了会议', text, '李四')).toBe(1);
    expect(score('教育部谁参加了会议', text, '张三')).toBe(0);
    expect(score('教育部谁参加了会议', text, '教育部')).toBe(-0.5);
    expect(score('教育部谁参加了会议', '教育部、全国妇联开会。', '全国妇联')).toBe(0);
    expect(score('教育部副部长是谁', text, '李四')).toBe(2);
    expect(score('教育部副部长是谁', text, '张三')).toBe(1);
  });

  it('favours what stands right before the verb, a form of address between', () => {
    const text = '副局长李四同志主持会议，王五讲话。';
    expect(score('谁主持会议', text, '李四')).toBe(1);
    expect(score('谁主持会议', text, '王五')).toBe(0);
  });
});
