import { z } from 'zod';
import { type Answer, isQuoting } from '../model/answer.ts';
import { quotationsHold, says } from './questions.ts';

const schema = z.object({
  /** Turns of one conversation follow one another; a question without one stands alone. */
  conversation: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  /** Words of the article, any of which answers. */
  answers: z.array(z.string()),
  answerable: z.boolean(),
});

/** A question of a conversation, or one that stands alone, with what answers it. */
export type LabelledTurn = z.infer<typeof schema>;

/** @throws ZodError or SyntaxError where a line is not of the format. */
export function parseTurns(text: string): LabelledTurn[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

/**
 * What a turn came to: of an answerable one the right short answer, quotations that hold the answer, a wrong short answer,
 * quotations that do not hold it, or a refusal; of another one whether it was refused, shown quotations or answered.
 */
export const TURN_OUTCOMES = [
  'right',
  'quoted',
  'wrong',
  'misquoted',
  'refused',
  'rightlyRefused',
  'quotedInVain',
  'wronglyAnswered',
] as const;

export type TurnOutcome = (typeof TURN_OUTCOMES)[number];

export function turnOutcome({ answers, answerable }: LabelledTurn, answer: Answer): TurnOutcome {
  const short = answer.outcome === 'answered' ? answer.short : null;
  if (!isQuoting(answer)) return answerable ? 'refused' : 'rightlyRefused';
  if (!answerable) return short === null ? 'quotedInVain' : 'wronglyAnswered';
  if (short !== null) return says(short, [answers]) ? 'right' : 'wrong';
  return quotationsHold({ answerable, must: [answers] }, answer.citations) ? 'quoted' : 'misquoted';
}
