import { z } from 'zod';
import { type Answer, isQuoting } from '../model/answer.ts';
import { quotationsHold, says } from './questions.ts';

const schema = z.object({
  /** Turns of the same conversation follow one another; a question without one stands alone. */
  conversation: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  /** Words of the article, each of which is an answer. */
  answers: z.array(z.string()),
  answerable: z.boolean(),
});

/** A question of a conversation, or a separate one, with its answers. */
export type LabelledTurn = z.infer<typeof schema>;

/** @throws ZodError or SyntaxError if a line has another format. */
export function parseTurns(text: string): LabelledTurn[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

/**
 * The result of a turn. For an answerable one: the right short answer, quotations with the answer, a wrong short
 * answer, quotations without the answer, or a refusal; for any other: refused, quotations shown, or answered.
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
