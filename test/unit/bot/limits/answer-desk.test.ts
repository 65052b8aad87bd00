import { describe, expect, it } from 'vitest';
import { AnswerDesk } from '../../../../src/bot/limits/answer-desk.ts';
import type { Answer } from '../../../../src/model/answer.ts';
import type { Question } from '../../../../src/model/question.ts';

function question(text: string, facts: Partial<Question> = {}): Question {
  return { text, filters: {}, now: '2026-01-01', ...facts };
}

/** A desk whose questions are answered when the test wants it. */
function makeDesk(atOnce: number, maxWaiting: number) {
  const started: string[] = [];
  const finish = new Map<string, (answer: Answer) => void>();
  const desk = new AnswerDesk({
    ask: ({ text }) => {
      started.push(text);
      return new Promise((resolve) => finish.set(text, resolve));
    },
    atOnce,
    maxWaiting,
  });
  const answer = (text: string) =>
    finish.get(text)?.({
      outcome: 'invalid',
      code: 'QUESTION_EMPTY',
      question: text,
      language: 'en',
      notes: [],
      ms: {},
    });
  return { desk, started, answer };
}

describe('the answer desk', () => {
  it('answers in order, so many at once, and tells the place in the queue', async () => {
    const { desk, started, answer } = makeDesk(1, 10);
    const [a, b, c] = ['a', 'b', 'c'].map((text) => desk.take(question(text), null));
    await Promise.resolve();
    expect(started).toEqual(['a']);
    expect([a, b, c].map((taken) => taken?.position())).toEqual([0, 1, 2]);
    answer('a');
    await a?.answer;
    await Promise.resolve();
    expect(started).toEqual(['a', 'b']);
    expect(c?.position()).toBe(1);
  });

  it('lets the same question share a run, in both scripts, but not with other filters, day or language', async () => {
    const { desk, started } = makeDesk(10, 10);
    desk.take(question('发改委帮扶哪些县？'), null);
    desk.take(question('發改委幫扶哪些縣？'), null);
    desk.take(question('发改委帮扶哪些县？', { filters: { from: '2022-01-01' } }), null);
    desk.take(question('发改委帮扶哪些县？', { now: '2026-01-02' }), null);
    desk.take(question('发改委帮扶哪些县？', { locale: 'en' }), null);
    await Promise.resolve();
    expect(started).toHaveLength(4);
  });

  it('takes nothing more when the queue is full', () => {
    const { desk } = makeDesk(1, 2);
    expect(['a', 'b', 'c', 'd'].map((text) => desk.take(question(text), null) !== undefined)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('goes on after a failure', async () => {
    const asked: string[] = [];
    const ask = async ({ text }: Question): Promise<Answer> => {
      asked.push(text);
      throw new Error('no');
    };
    const desk = new AnswerDesk({ ask, atOnce: 1, maxWaiting: 5 });
    const first = desk.take(question('a'), null);
    const second = desk.take(question('b'), null);
    await expect(first?.answer).rejects.toThrow('no');
    await expect(second?.answer).rejects.toThrow('no');
    expect(asked).toEqual(['a', 'b']);
  });
});
