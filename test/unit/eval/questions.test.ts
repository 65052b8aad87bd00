import { describe, expect, it } from 'vitest';
import {
  isRight,
  isServed,
  isShortRight,
  isShortWrong,
  type LabelledQuestion,
  parseQuestions,
} from '../../../src/eval/questions.ts';
import type { Answer, Citation } from '../../../src/model/answer.ts';

const REPLY = { question: '', language: 'zh-Hans' as const, notes: [], ms: {}, confidence: 0.9 };
const cited = (quote: string): Citation => {
  const none = { title: null, source: null, publishedOn: null, url: null };
  return { n: 1, articleId: 'a', ...none, quote, span: { start: 0, end: quote.length }, highlights: [] };
};
const answered = (short: string | null, quote = ''): Answer => {
  return { ...REPLY, outcome: 'answered', short, citations: [cited(quote)], alternatives: [] };
};
const passage = (...quotes: string[]): Answer => ({ ...REPLY, outcome: 'passage', citations: quotes.map(cited) });
const refused: Answer = { ...REPLY, outcome: 'not-found', suggestions: [] };
const question = (given: object): LabelledQuestion =>
  parseQuestions(
    JSON.stringify({ id: 'q', question: '?', answerable: true, must: [['65']], ...given }),
  )[0] as LabelledQuestion;

describe('a short answer', () => {
  it('is right where it says what must be said, folded and without commas', () => {
    expect(isShortRight(question({}), answered('65個'))).toBe(true);
    expect(isShortRight(question({ must: [['灵寿'], ['汪清']] }), answered('靈壽縣、汪清縣'))).toBe(true);
    expect(isShortRight(question({ must: [['灵寿'], ['汪清']] }), answered('灵寿县'))).toBe(false);
  });

  it('is wrong where it says what must not be said, or too much', () => {
    expect(isShortWrong(question({ mustNot: ['155'] }), answered('65个、155名'))).toBe(true);
    expect(isShortWrong(question({ maxShort: 3 }), answered('共65个'))).toBe(true);
    expect(isShortRight(question({ maxShort: 2, lang: 'en' }), answered('共65个'))).toBe(true);
  });

  it('is no right answer to what cannot be answered', () => {
    expect(isRight(question({ answerable: false }), answered('65'))).toBe(false);
    expect(isRight(question({ answerable: false }), passage('65'))).toBe(true);
  });
});

describe('an asker', () => {
  it('is served by a passage that holds the answer in its first three quotations', () => {
    expect(isServed(question({}), passage('先进集体65个。'))).toBe(true);
    expect(isServed(question({}), passage('一。', '二。', '三。', '65个。'))).toBe(false);
    expect(isServed(question({}), passage('长'.repeat(600), '65个。'))).toBe(false);
    expect(isServed(question({}), refused)).toBe(false);
  });

  it('is not served by a wrong short answer beside the right sentence', () => {
    expect(isServed(question({}), answered('155名', '先进集体65个，个人155名。'))).toBe(false);
    expect(isServed(question({}), answered(null, '先进集体65个。'))).toBe(true);
  });
});
