import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/question/language.ts';

const TITLE = '《国家发展改革委定点帮扶工作领导小组2022年度全体会议召开》';

describe('the language of a question', () => {
  it.each([
    ['国家发展改革委定点帮扶哪些县？', 'zh-Hans'],
    ['NDRC定点帮扶哪些县？', 'zh-Hans'],
    ['國家發展改革委定點幫扶哪些縣？', 'zh-Hant'],
    ['Which counties does 国家发展改革委 assist?', 'en'],
    [`What is ${TITLE} about?`, 'en'],
    [`Who wrote ${TITLE}?`, 'en'],
    [`${TITLE}讲了什么？`, 'zh-Hans'],
    ['《How the West Was Won》讲了什么？', 'zh-Hans'],
    [TITLE, 'zh-Hans'],
  ])('of %s is %s', (text, language) => {
    expect(detectLanguage(text, undefined)).toBe(language);
  });
});
