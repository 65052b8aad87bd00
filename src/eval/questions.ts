import { z } from 'zod';
import type { Answer } from '../model/answer.ts';
import { foldText } from '../text/fold.ts';

const schema = z.object({
  id: z.string(),
  question: z.string(),
  type: z.string().default('other'),
  answerable: z.boolean(),
  /** Id of the article that answers it. */
  article: z.string().optional(),
  must: z.array(z.array(z.string())).default([]),
  /** Free labels of labelled sets. */
  class: z.string().optional(),
  split: z.string().optional(),
});

/** A labelled question: right is an answer that, folded, holds an alternative of every group of `must`. */
export type LabelledQuestion = z.infer<typeof schema>;

/** @throws ZodError or SyntaxError where a line is not of the format. */
export function parseQuestions(text: string): LabelledQuestion[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}

/** True where the answer is right: for an answerable question what must be said is said, else it is refused. */
export function isRight({ answerable, must }: LabelledQuestion, answer: Answer): boolean {
  if (!answerable) return answer.outcome === 'not-found';
  if (answer.outcome !== 'answered') return false;
  const said = foldText([answer.short ?? '', ...answer.citations.map(({ quote }) => quote)].join('\n'));
  return holds(said, must);
}

/** True where the short answer alone says what must be said. */
export function isShortRight({ must }: LabelledQuestion, answer: Answer): boolean {
  return answer.outcome === 'answered' && holds(foldText(answer.short ?? ''), must);
}

function holds(said: string, must: readonly (readonly string[])[]): boolean {
  return must.every((group) => group.some((one) => said.includes(foldText(one))));
}
