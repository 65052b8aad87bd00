import type { z } from 'zod';
import type { Day } from '../model/day.ts';
import type { Library } from '../model/library.ts';
import { LibraryUnavailable } from '../model/library.ts';
import type { ReadTalk } from '../question/talk/small-talk.ts';

/** Everything that the tools need to run. */
export interface ToolScene {
  readonly library: Library;
  readonly today: () => Day;
  /** Distinguishes small talk from questions. */
  readonly readTalk: ReadTalk;
}

/** The reason why a call was refused, for the calling program. */
export interface ToolRefusal {
  readonly code: 'ARTICLE_UNKNOWN' | 'INPUT_INVALID' | 'UNAVAILABLE';
  readonly message: string;
}

/** The result of a call. */
export type ToolOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ToolRefusal };

interface ToolFacts<I extends z.ZodObject, O extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** Its effect and when to use it, in English, for a program that chooses among tools. */
  readonly description: string;
  readonly input: I;
  readonly output: O;
}

/** One question that other programs may put to the library, over any protocol. */
export interface Tool extends ToolFacts<z.ZodObject, z.ZodObject> {
  /** Accepts any input and refuses it if it does not fit the schema. Bugs are thrown. */
  call(input: unknown, scene: ToolScene): Promise<ToolOutcome<Record<string, unknown>>>;
}

/** Makes a tool from a function whose input fits the schema. */
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
