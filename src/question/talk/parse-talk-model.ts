import { z } from 'zod';
import type { LinearModel } from '../linear/linear-model.ts';
import { parseLinearModel } from '../linear/parse-linear-model.ts';
import { TALK_CLASSES } from './talk-kinds.ts';

/** What tells small talk from questions. */
export interface TalkModel {
  readonly linear: LinearModel;
  /** Tokens that stand in small talk. */
  readonly known: ReadonlySet<string>;
}

/** @throws ZodError, SyntaxError or Error where the text is no such model. */
export function parseTalkModel(text: string): TalkModel {
  const { known } = z.object({ known: z.array(z.string()) }).parse(JSON.parse(text));
  return { linear: parseLinearModel(text, TALK_CLASSES), known: new Set(known) };
}
