import { describe, expect, it } from 'vitest';
import { analyseQuestion } from '../../../src/question/analyse.ts';
import { claimOf, mayClaim } from '../../../src/question/yes-no.ts';
import { makeNameFinder } from '../../../src/text/names/names.ts';

const claim = (text: string) =>
  claimOf(analyseQuestion({ text, filters: {}, now: '2026-01-01' }, { findNames: makeNameFinder([]) }));

describe('claimOf', () => {
  it.each([
    ['央行表彰了100个先进集体吗', '央行表彰了多少个先进集体?', '100'],
    ['小额信贷支持了180万户对吗？', '小额信贷支持了多少户?', '180万'],
    ['大会是2021年召开的吗', '大会是哪一年召开的?', '2021年'],
    ['会议是不是郭树清主持的', '会议是谁主持的?', '郭树清'],
  ])('asks for what %s claims', (text, question, claimed) => {
    expect(claim(text)).toMatchObject({ question, claimed });
  });

  it.each([
    '今年票价会调整吗',
    '1968年出事的飞机上的东西都找回来了吗',
    '有没有人知道100个集体是谁表彰的',
    '表彰了多少个集体',
    '刘国强和郭树清都到会了吗',
  ])('finds none in %s', (text) => {
    expect(claim(text)).toBeUndefined();
  });

  it('is looked for only where a question may have one', () => {
    expect(mayClaim('帮扶哪些县')).toBe(false);
    expect(mayClaim('表彰了100個集體嗎')).toBe(true);
  });
});
