import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const DIR = resolve(import.meta.dirname, '../fixtures/conversations');

const turn = z.union([
  z.object({
    question: z.string(),
    /** The completed question. */
    asked: z.string(),
    /** The short answer from which the conversation continues. */
    short: z.string().nullable(),
    /** File of the article with the answer. */
    article: z.string(),
    /** Words that the whole answer contains, and words that its short answer must not contain. */
    must: z.array(z.string()),
    mustNot: z.array(z.string()),
  }),
  /** Small talk, which is not searched for. */
  z.object({ question: z.string(), talk: z.string() }),
]);

export type ScriptTurn = z.infer<typeof turn>;

/** A conversation of the test data, its turns in order. */
export interface Script {
  readonly name: string;
  readonly turns: readonly ScriptTurn[];
}

/** All conversations, by name. */
export function readScripts(): Script[] {
  return readdirSync(DIR)
    .sort()
    .map((file) => {
      const lines = readFileSync(join(DIR, file), 'utf8').trim().split('\n');
      return { name: file.replace('.jsonl', ''), turns: lines.map((line) => turn.parse(JSON.parse(line))) };
    });
}

/** Short answers by completed question. */
export function shortsOf(scripts: readonly Script[]): Map<string, string | null> {
  const asked = scripts.flatMap(({ turns }) => turns.flatMap((one) => ('asked' in one ? [one] : [])));
  return new Map(asked.map(({ asked: text, short }) => [text, short]));
}
