import { describe, expect, it } from 'vitest';
import { renderAnswerText } from '../../../../src/render/answer/answer-text.ts';
import { ANSWERED, COUNTY_CITATION, INVALID, NOT_FOUND } from '../sample-answers.ts';

describe('renderAnswerText', () => {
  it('puts the short answer first, then the proof, then the sources, with the marks of the citations', () => {
    expect(renderAnswerText(ANSWERED)).toBe(
      [
        '灵寿县、汪清县、田东县 [1]',
        '',
        '“要持续做好对河北省灵寿县、吉林省汪清县、广西壮族自治区田东县的帮扶。” [1]',
        '“何立峰主持召开会议。” [2]',
        '',
        '[1] 定点帮扶工作领导小组会议召开 · 上证报 · 2022-06-13 · https://example.org/a_(1)',
        '[2] （无标题）',
      ].join('\n'),
    );
  });

  it('says that only evidence can be shown where there is no short answer', () => {
    expect(renderAnswerText({ ...ANSWERED, short: null, language: 'en', citations: [COUNTY_CITATION] })).toMatch(
      /^What the articles say about it:\n\n“要持续/,
    );
  });

  it('marks a short answer with its only citation, even where the words differ', () => {
    const answer = renderAnswerText({ ...ANSWERED, short: '3', citations: [COUNTY_CITATION] });
    expect(answer.split('\n')[0]).toBe('3 [1]');
  });

  it('finds a Traditional or English short answer in its Simplified evidence', () => {
    expect(renderAnswerText({ ...ANSWERED, short: '靈壽縣', language: 'zh-Hant' })).toMatch(
      /^靈壽縣 \[1\]\n\n「要持续/,
    );
    expect(renderAnswerText({ ...ANSWERED, short: 'Lingshou 灵寿县', language: 'en' })).toMatch(
      /^Lingshou 灵寿县 \[1\]\n/,
    );
  });

  it('refuses without a mark or a title, and says what was degraded', () => {
    expect(renderAnswerText(NOT_FOUND)).toBe('资料里没有找到答案。\n\n语义检索暂时不可用，只按字词查找。');
  });

  it('says why a question was not taken', () => {
    expect(renderAnswerText(INVALID)).toBe('The question is empty. Please write what you want to know.');
    expect(renderAnswerText({ ...INVALID, code: 'QUESTION_TOO_LONG', language: 'zh-Hant' })).toContain('1,000');
  });
});
