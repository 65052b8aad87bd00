import { z } from 'zod';

/** Messages from the parent to a child process. */
export type ToChild =
  | { readonly kind: 'open'; readonly settings: unknown }
  | { readonly kind: 'request'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'ping' }
  | { readonly kind: 'close' };

/** An error sent between processes; `code` marks a problem of the operator, any other error is a bug. */
export interface SentError {
  readonly code: string | null;
  readonly message: string;
  readonly remedy: string | null;
  readonly stack: string | null;
}

/** Messages from a child to its parent: `opened` or `refused` once, then replies by request id. */
export type FromChild =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly error: SentError }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: SentError }
  | { readonly kind: 'pong' };

const id = z.int().nonnegative();
const error = z.object({
  code: z.string().nullable(),
  message: z.string(),
  remedy: z.string().nullable(),
  stack: z.string().nullable(),
});

const toChild: z.ZodType<ToChild> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), settings: z.unknown() }),
  z.object({ kind: z.literal('request'), id, method: z.string(), args: z.array(z.unknown()) }),
  z.object({ kind: z.literal('ping') }),
  z.object({ kind: z.literal('close') }),
]);

const fromChild: z.ZodType<FromChild> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('refused'), error }),
  z.object({ kind: z.literal('progress'), id, value: z.unknown() }),
  z.object({ kind: z.literal('result'), id, value: z.unknown() }),
  z.object({ kind: z.literal('error'), id, error }),
  z.object({ kind: z.literal('pong') }),
]);

/** A message in the child's form; undefined if it is not from this program. */
export function parseToChild(message: unknown): ToChild | undefined {
  return toChild.safeParse(message).data;
}

/** A message in the parent's form; undefined if it is not from this program. */
export function parseFromChild(message: unknown): FromChild | undefined {
  return fromChild.safeParse(message).data;
}
