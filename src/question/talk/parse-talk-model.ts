import { z } from 'zod';
import type { LinearModel } from '../linear/linear-model.ts';
import { parseLinearModel } from '../linear/parse-linear-model.ts';
import { TALK_CLASSES } from './talk-kinds.ts';

/** A model that distinguishes small talk from questions. */
export interface TalkModel {
  readonly linear: LinearModel;
  /** Tokens that small talk contains. */
  readonly known: ReadonlySet<string>;
}

/** @throws ZodError, SyntaxError or Error if the text is not such a model. */
export function parseTalkModel(text: string): TalkModel {
  const { known } = z.object({ known: z.array(z.string()) }).parse(JSON.parse(text));
  return { linear: parseLinearModel(text, TALK_CLASSES), known: new Set(known) };
}
