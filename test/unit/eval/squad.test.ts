import { describe, expect, it } from 'vitest';
import { parseSquad, withoutTitle, withPart, withQuestionsFrom } from '../../../src/eval/squad.ts';

const paragraph = (context: string, id: string, ...answers: string[]) => ({
  context,
  qas: [{ id, question: `问${id}`, answers: answers.map((text) => ({ text })) }],
});
const file = (...paragraphs: object[]) => JSON.stringify({ data: [{ title: '题', paragraphs }] });

describe('a set in SQuAD format', () => {
  const set = parseSquad(
    file(paragraph('甲縣', 'a', '甲', '甲'), paragraph('甲县', 'b', '县'), paragraph('乙', 'c')),
    false,
  );

  it('has identical paragraphs once, however they are written, and every answer once', () => {
    expect(set.articles.map(({ body }) => body)).toEqual(['甲縣', '乙']);
    expect(set.questions.map(({ articleIndex, answers }) => [articleIndex, answers])).toEqual([
      [0, ['甲']],
      [0, ['县']],
      [1, []],
    ]);
  });

  it('can be asked in part, by the positions of paragraphs in the file', () => {
    const part = withPart(set, 1, 2);
    expect(part.questions.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(part.articles).toBe(set.articles);
  });

  it('can be asked the questions of another set, where that has them', () => {
    const other = parseSquad(file({ context: 'x', qas: [{ id: 'b', question: 'Which county?', answers: [] }] }), false);
    expect(withQuestionsFrom(set, other).questions.map(({ id, text }) => [id, text])).toEqual([['b', 'Which county?']]);
  });
});

describe('a question in a talk about its article', () => {
  it.each([
    ['矢井田瞳念的是哪所大学？', '矢井田瞳', '念的是哪所大学？'],
    ['《战国无双3》的主角是谁？', '战国无双3', '主角是谁？'],
    ['谁执导了战国无双3？', '战国无双3', '谁执导了？'],
  ])('needs no title: %s', (question, title, text) => {
    expect(withoutTitle(question, title)).toBe(text);
  });

  it('is not made of one that does not name the title, or is nothing else', () => {
    expect(withoutTitle('主角是谁？', '战国无双3')).toBeUndefined();
    expect(withoutTitle('战国无双3是啥', '战国无双3')).toBeUndefined();
  });
});
