import { describe, expect, it } from 'vitest';
import { questionFor } from '../../../../src/answer/reading/question-for.ts';
import { NOTHING_LEFT_OUT } from '../../../../src/model/rules.ts';
import { analyseQuestion } from '../../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../../src/text/names/names.ts';

const findNames = makeNameFinder([{ kind: 'body', canonical: '甲乙银行', aliases: ['甲行'], english: [] }]);
const analysis = (text: string) => ({
  analysis: analyseQuestion({ text, filters: {}, now: '2022-01-01' }, { findNames }),
  leftOut: NOTHING_LEFT_OUT,
});
const article = (whole: string, publishedOn: string | null = null) => ({ title: '', body: whole, whole, publishedOn });

describe('a question for an article', () => {
  it('names a body as the article does', () => {
    expect(questionFor(analysis('甲行表彰了谁'), article('甲乙银行表彰了先进。'))).toBe('甲乙银行表彰了谁');
  });

  it('stays as it was asked where the article says it so, or in no form', () => {
    expect(questionFor(analysis('甲行表彰了谁'), article('甲行和甲乙银行。'))).toBe('甲行表彰了谁');
    expect(questionFor(analysis('甲行表彰了谁'), article('水利部。'))).toBe('甲行表彰了谁');
  });

  it('names an exact day as the article does, without its year only in an article of that year', () => {
    const body = '3月24日,甲乙银行召开会议。';
    expect(questionFor(analysis('2022年3月24号开了什么会'), article(body, '2022-03-25'))).toBe('3月24日开了什么会');
    expect(questionFor(analysis('2022-03-24开了什么会'), article(body, '2022-03-25'))).toBe('3月24日开了什么会');
    expect(questionFor(analysis('2021年3月24日开了什么会'), article(body, '2022-03-25'))).toBe(
      '2021年3月24日开了什么会',
    );
    expect(questionFor(analysis('2022年3月开了什么会'), article(body, '2022-03-25'))).toBe('2022年3月开了什么会');
  });
});
