import { scoreAnswer } from './answer-metrics.ts';

/** A question with the paragraph that answers it. */
export interface ReadingCase {
  readonly question: string;
  readonly text: string;
  /** Reference answers, at least one. */
  readonly answers: readonly string[];
}

/** Means over all cases, as fractions of 1. */
export interface ReadingScore {
  readonly questions: number;
  readonly em: number;
  readonly f1: number;
}

/**
 * Measures how well a reader answers on the right paragraph.
 * @param answer the words that answer the question, null if it finds none
 */
export async function measureReading(
  cases: readonly ReadingCase[],
  answer: (question: string, text: string) => Promise<string | null>,
): Promise<ReadingScore> {
  let em = 0;
  let f1 = 0;
  for (const { question, text, answers } of cases) {
    const score = scoreAnswer((await answer(question, text)) ?? '', answers);
    em += score.em;
    f1 += score.f1;
  }
  const questions = cases.length;
  return { questions, em: em / Math.max(1, questions), f1: f1 / Math.max(1, questions) };
}
