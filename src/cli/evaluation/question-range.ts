/** Positions of questions in their set, from 1, both included. */
export interface QuestionRange {
  readonly from: number;
  readonly to: number;
}

export const ALL_QUESTIONS: QuestionRange = { from: 1, to: Number.POSITIVE_INFINITY };

/** The questions at the positions, in order. */
export function inRange<T>(questions: readonly T[], { from, to }: QuestionRange): T[] {
  return questions.slice(from - 1, to);
}
