import { describe, expect, it } from 'vitest';
import { unmetConstraints } from '../../../../src/answer/constraints/constraints.ts';
import { analyseQuestion } from '../../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../../src/text/names/names.ts';

const findNames = makeNameFinder([
  { canonical: '水利部', kind: 'body', aliases: [], english: [] },
  { canonical: '国家林业和草原局', kind: 'body', aliases: ['国家林草局'], english: [] },
]);

/** The constraints of a question that an article does not meet. */
function unmet(text: string, body: string): string[] {
  const analysis = analyseQuestion({ text, filters: {}, now: '2022-12-31' }, { findNames });
  const article = { title: '', body, whole: body, publishedOn: '2022-06-01' };
  return Object.entries(unmetConstraints(analysis, article, body)).flatMap(([name, value]) => (value ? [name] : []));
}

describe('what an article lacks of a question', () => {
  it.each([
    ['水利部派了几名干部', '国家林草局派出干部9名。', 'missingName'],
    ['汪清县种了多少亩木耳', '敦化市种植木耳3万亩。', 'missingPlace'],
    ['帮扶7个村的是谁', '工作队帮扶5个村。', 'missingNumber'],
    ['2019年种了多少亩', '2022年种植木耳3万亩。', 'missingYear'],
    ['第四届木耳节在哪里办', '第三届木耳节在县城举办。', 'missingOrdinal'],
  ])('%s · %s', (question, body, name) => {
    expect(unmet(question, body)).toContain(name);
  });

  it.each([
    ['a body in its other form', '国家林草局派了几名干部', '国家林业和草原局派出干部9名。'],
    ['a body among others', '水利部派了几名干部', '国家林草局、水利部各派出干部9名。'],
    ['a county without its ending', '汪清县种了多少亩木耳', '汪清种植木耳3万亩。'],
    ['a number in other characters', '帮扶7个村的是谁', '工作队帮扶七个村。'],
    ['the number of a day', '8月29日是谁主持会议', '会议由李某主持。'],
    ['the year of publication', '2022年种了多少亩', '县里种植木耳3万亩。'],
    ['an edition in other words', '首届木耳节在哪里办', '第一届木耳节在县城举办。'],
  ])('is nothing where it has %s', (_, question, body) => {
    expect(unmet(question, body)).toEqual([]);
  });
});
