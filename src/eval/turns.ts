import { z } from 'zod';
import { type Answer, isQuoting } from '../model/answer.ts';
import { foldText } from '../text/script/fold.ts';

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

/** Quotations that count, and characters of them together. */
const SHOWN = { quotations: 3, chars: 600 };

export function turnOutcome({ answers, answerable }: LabelledTurn, answer: Answer): TurnOutcome {
  const short = answer.outcome === 'answered' ? answer.short : null;
  if (!isQuoting(answer)) return answerable ? 'refused' : 'rightlyRefused';
  if (!answerable) return short === null ? 'quotedInVain' : 'wronglyAnswered';
  if (short !== null) return holds(short, answers) ? 'right' : 'wrong';
  const shown = answer.citations.slice(0, SHOWN.quotations).map(({ quote }) => quote);
  return holds(shown.join(' ').slice(0, SHOWN.chars), answers) ? 'quoted' : 'misquoted';
}

function holds(said: string, answers: readonly string[]): boolean {
  return answers.some((one) => bare(said).includes(bare(one)));
}

/** Folded, without white space and commas. */
function bare(text: string): string {
  return foldText(text).replace(/[\s,、]/g, '');
}
