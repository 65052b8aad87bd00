import type { z } from 'zod';
import type { Day } from '../model/day.ts';
import type { Library } from '../model/library.ts';
import { LibraryUnavailable } from '../model/library.ts';
import type { ReadTalk } from '../question/talk/small-talk.ts';

/** What the tools work with. */
export interface ToolScene {
  readonly library: Library;
  readonly today: () => Day;
  /** Tells small talk from questions. */
  readonly readTalk: ReadTalk;
}

/** Why a call was not carried out, for the program that made it. */
export interface ToolRefusal {
  readonly code: 'ARTICLE_UNKNOWN' | 'INPUT_INVALID' | 'UNAVAILABLE';
  readonly message: string;
}

/** What comes of a call. */
export type ToolOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ToolRefusal };

interface ToolFacts<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** What it does and when to use it, in English, for a program that chooses among tools. */
  readonly description: string;
  readonly input: I;
  readonly output: O;
}

/** One thing that other programs may ask of the library, whatever way they reach it. */
export interface Tool extends ToolFacts<z.ZodObject, z.ZodObject> {
  /** Takes whatever a program sent: what does not fit the schema is refused. Bugs are thrown. */
  call(input: unknown, scene: ToolScene): Promise<ToolOutcome<Record<string, unknown>>>;
}

/** Makes a tool of what it does with input that fits its schema. */
export function defineTool<I extends z.ZodObject, O extends z.ZodObject>({
  run,
  ...facts
}: ToolFacts<I, O> & {
  readonly run: (input: z.output<I>, scene: ToolScene) => Promise<ToolOutcome<z.output<O>>>;
}): Tool {
  return {
    ...facts,
    call: async (input, scene) => {
      const parsed = facts.input.safeParse(input);
      if (!parsed.success) return refuse('INPUT_INVALID', problemsOf(parsed.error));
      try {
        return await run(parsed.data, scene);
      } catch (error) {
        if (!(error instanceof LibraryUnavailable)) throw error;
        return refuse('UNAVAILABLE', 'No answer can be had at the moment; try again in a while.');
      }
    },
  };
}

export function refuse(code: ToolRefusal['code'], message: string): ToolOutcome<never> {
  return { ok: false, refusal: { code, message } };
}

function problemsOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => [...(path.length > 0 ? [path.join('.')] : []), message].join(': '))
    .join('; ');
}
