import { describe, expect, it } from 'vitest';
import { combineAnswers } from '../../../src/answer/combine.ts';
import { cite } from '../../../src/answer/passages/cite.ts';
import type { Answered, NotFound } from '../../../src/model/answer.ts';
import { bareArticle } from '../../../src/model/article.ts';

const article = bareArticle({ id: 'a', body: '七月开会。张三主持。李四讲话。' });
const articleOf = () => article;
const reply = { question: '部分', language: 'zh-Hans' as const, notes: [], ms: { total: 2 } };

function answered(short: string | null, quote: string, confidence = 0.9): Answered {
  const start = article.body.indexOf(quote);
  const citations = cite([{ article, span: { start, end: start + quote.length } }]);
  return { ...reply, outcome: 'answered', short, citations, alternatives: [], confidence };
}

const refused: NotFound = { ...reply, outcome: 'not-found', suggestions: ['题目'], confidence: 0.1 };

describe('the answers to the parts of a question', () => {
  it('stand side by side, as sure as the least sure, with the time of all', () => {
    const parts = [answered('七月', '七月开会。'), answered('李四', '李四讲话。', 0.6)];
    const whole = combineAnswers('何时开会，谁讲话？', parts, articleOf);
    expect(whole).toMatchObject({
      question: '何时开会，谁讲话？',
      short: '七月；李四',
      confidence: 0.6,
      ms: { total: 4 },
    });
    expect(whole.outcome === 'answered' && whole.citations.map(({ n, quote }) => [n, quote])).toEqual([
      [1, '七月开会。'],
      [2, '李四讲话。'],
    ]);
  });

  it('share a quotation, and join those that stand together', () => {
    const parts = [answered('七月', '七月开会。'), answered('张三', '张三主持。'), answered('张三', '张三主持。')];
    const whole = combineAnswers('问', parts, articleOf);
    expect(whole).toMatchObject({ short: '七月；张三' });
    expect(whole.outcome === 'answered' && whole.citations.map(({ quote }) => quote)).toEqual(['七月开会。张三主持。']);
  });

  it('say in a note that one is missing', () => {
    const whole = combineAnswers('问', [answered('七月', '七月开会。'), refused], articleOf);
    expect(whole).toMatchObject({ outcome: 'answered', short: '七月', notes: ['part-not-found'], confidence: 0.9 });
  });

  it('are a refusal where none is found, and passages only where one has no short answer', () => {
    expect(combineAnswers('问', [refused, refused], articleOf)).toMatchObject({
      outcome: 'not-found',
      suggestions: ['题目'],
    });
    expect(
      combineAnswers('问', [answered(null, '七月开会。'), answered('李四', '李四讲话。')], articleOf),
    ).toMatchObject({ outcome: 'passage' });
  });
});
