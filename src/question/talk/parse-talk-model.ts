import { z } from 'zod';
import type { LinearModel } from '../linear/linear-model.ts';
import { parseLinearModel } from '../linear/parse-linear-model.ts';
import { parseTalkNetwork, type TalkNetwork } from './network.ts';
import { TALK_CLASSES } from './talk-kinds.ts';

/** A model that distinguishes small talk from questions; both halves read every message. */
export interface TalkModel {
  /** Reads the exact words and letters. */
  readonly linear: LinearModel;
  /** Tokens that small talk contains. */
  readonly known: ReadonlySet<string>;
  /** Reads the meaning of the words. */
  readonly network: TalkNetwork;
}

/** @throws ZodError, SyntaxError or Error if the texts are not such a model. */
export function parseTalkModel(linear: string, network: string): TalkModel {
  const { known } = z.object({ known: z.array(z.string()) }).parse(JSON.parse(linear));
  return {
    linear: parseLinearModel(linear, TALK_CLASSES),
    known: new Set(known),
    network: parseTalkNetwork(network, TALK_CLASSES),
  };
}
