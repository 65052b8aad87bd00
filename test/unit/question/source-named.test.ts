import { describe, expect, it } from 'vitest';
import { sourceNamed } from '../../../src/question/source-named.ts';

describe('the publisher that a question names', () => {
  it.each([
    ['人民日报的报道里提到哪些县', '人民日报'],
    ['根据新华社消息,火车何时通车', '新华社'],
    ['请问据上证报报道,谁主持', '上证报'],
    ['省电视台怎么说这件事', '省电视台'],
    ['中国新闻网上有什么', '中国新闻网'],
    ['晚报刊登的名单有谁', '晚报'],
  ])('stands before what it publishes, without the words that lead to it: %s', (asked, publisher) => {
    expect(sourceNamed(asked)).toBe(publisher);
  });

  it.each(['报道里提到哪些县', '人民日报社在哪里', '情报上说了什么时间', '谁报名'])('is none in %s', (asked) => {
    expect(sourceNamed(asked)).toBeNull();
  });
});
