import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../../src/answer/passages/passages.ts';
import { completeSpan } from '../../../../src/answer/reading/short-answer.ts';
import { bareArticle } from '../../../../src/model/article.ts';
import { NOTHING_LEFT_OUT } from '../../../../src/model/rules.ts';
import { slice } from '../../../../src/model/span.ts';
import { analyseQuestion } from '../../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../../src/text/names/names.ts';
import { fold } from '../../../../src/text/script/fold.ts';

const findNames = makeNameFinder([]);

/** The words given as the answer to `question` where the reader marks `marked` in `body`. */
function completed(question: string, body: string, marked: string): string {
  const analysis = analyseQuestion({ text: question, filters: {}, now: '2022-12-31' }, { findNames });
  const folded = fold(body);
  const article = bareArticle({ id: 'a', body, publishedOn: '2022-06-01' });
  const hit = { chunk: { id: 0 } } as Passage['hit'];
  const articleText = { title: '', body, whole: body, publishedOn: '2022-06-01' };
  const passage = { hit, article, articleText, span: { start: 0, end: body.length }, folded };
  const start = folded.text.indexOf(marked);
  const span = { start, end: start + marked.length };
  const candidate = { passage, span, text: marked, agreement: 0, readerScore: 0, value: 0 };
  return slice(folded.text, completeSpan({ analysis, leftOut: NOTHING_LEFT_OUT }, candidate));
}

describe('a part of a date', () => {
  it('grows to the whole', () => {
    expect(completed('大桥什么时候通车', '大桥于2021年3月12日通车。', '3月12日')).toBe('2021年3月12日');
    expect(completed('大桥什么时候通车', '大桥于2021年3月12日通车。', '2021年')).toBe('2021年3月12日');
  });

  it('takes in no clause behind it', () => {
    expect(completed('大桥什么时候通车', '2021年3月12日,大桥通车。', '3月12日,大桥通车')).toBe('2021年3月12日');
  });

  it.each([
    [
      'where words reach over two dates',
      '大桥哪年开工',
      '2019年5月1日开工、2021年3月12日通车。',
      '1日开工、2021年3月12日',
    ],
    ['where words hold no date', '大桥什么时候通车', '2021年3月12日开工,秋收以后通车。', '秋收以后'],
    ['beside a date that the words only stand near', '大桥什么时候通车', '2021年开工,次年春天通车。', '次年春天'],
    ['where no time is asked', '大桥由谁设计', '大桥于2021年3月12日通车。', '12日'],
  ])('stays %s', (_, question, body, marked) => {
    expect(completed(question, body, marked)).toBe(marked);
  });
});

describe('a part of a figure', () => {
  it('grows to the whole with its unit', () => {
    expect(completed('修路花了多少钱', '修路投入资金4860万元。', '4860')).toBe('4860万元');
    expect(completed('修路花了多少钱', '修路投入资金1.12亿元。', '12亿')).toBe('1.12亿元');
  });

  it.each([
    ['where the figure is whole', '修了几座水库', '修水库3座、公路5公里。', '3座'],
    ['where words hold no figure', '有多少村民搬迁', '村民大多已经搬迁,共修路5公里。', '大多'],
    ['where it is no figure that is asked for', '修路的是哪个公司', '修路投入资金4860万元。', '4860'],
  ])('stays %s', (_, question, body, marked) => {
    expect(completed(question, body, marked)).toBe(marked);
  });
});

describe('counties in a province', () => {
  const body = '对口支援河北灵寿县、吉林汪清县和广西田东县。';
  const all = '河北灵寿县、吉林汪清县和广西田东县';

  it('are those that lie in it', () => {
    expect(completed('在吉林对口支援哪些县', body, all)).toBe('汪清县');
  });

  it('are all where none of them lies in it, and where no county is asked for', () => {
    expect(completed('在甘肃对口支援哪些县', body, all)).toBe(all);
    expect(completed('在吉林对口支援哪些单位', body, all)).toBe(all);
  });
});
