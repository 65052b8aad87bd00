import { describe, expect, it } from 'vitest';
import { type AskedPost, askedPost, postAgreement } from '../../../../src/answer/constraints/post.ts';

function agreementFor(question: string, text: string, name: string): number {
  const start = text.indexOf(name);
  return postAgreement(askedPost(question, true) as AskedPost, text, { start, end: start + name.length });
}

describe('the post whose bearer is asked for', () => {
  it.each<[string, Omit<AskedPost, 'isExact'> | undefined]>([
    ['水利部部长是谁?', { title: '部长', isDeputy: false }],
    ['领导小组副组长叫什么', { title: '组长', isDeputy: true }],
    ['某 县 的 副 县长 是 谁?', { title: '县长', isDeputy: true }],
    ['集团总经理由谁担任', { title: '总经理', isDeputy: false }],
    ['谁主持了会议?', undefined],
    ['局长说了什么?', undefined],
  ])('%s', (question, post) => {
    expect(askedPost(question, true)).toEqual(post && { ...post, isExact: true });
  });
});

describe('a person beside a post', () => {
  const text = '会上,某部副部长、领导小组组长张三讲话。司长李四主持。';

  it('fits where the post stands right before the name', () => {
    expect(agreementFor('领导小组组长是谁', text, '张三')).toBe(1);
    expect(agreementFor('司长是谁', text, '李四')).toBe(1);
  });

  it('fits less where others stand between', () => {
    expect(agreementFor('副部长是谁', text, '张三')).toBe(0);
  });

  it('does not fit where only the deputy, or only the head, is near', () => {
    expect(agreementFor('某部部长是谁', text, '张三')).toBe(-1);
    expect(agreementFor('领导小组副组长是谁', text, '张三')).toBe(-1);
  });

  it('fits badly where the post stands in another sentence or nowhere', () => {
    expect(agreementFor('组长是谁', text, '李四')).toBe(-1);
    expect(agreementFor('馆长是谁', text, '张三')).toBe(-1);
    const post = askedPost('馆长是谁', false) as AskedPost;
    expect(postAgreement(post, text, { start: 13, end: 15 })).toBe(-0.5);
  });

  it('is not the head for standing in one sentence with the deputy of another body', () => {
    const both = '甲局局长张三,乙部党组成员、有关方面的代表、专家组的各位成员以及乙部副部长李四出席。';
    expect(agreementFor('乙部部长是谁', both, '张三')).toBe(-1);
  });

  it('may be named before the post', () => {
    expect(agreementFor('副校长是谁', '王五,副校长,作了报告。', '王五')).toBe(0);
    expect(agreementFor('校长是谁', '王五(副校长)作了报告。', '王五')).toBe(-1);
  });
});
