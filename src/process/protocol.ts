import { z } from 'zod';

/** What the parent says to a child process. */
export type ToChild =
  | { readonly kind: 'open'; readonly settings: unknown }
  | { readonly kind: 'request'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'ping' }
  | { readonly kind: 'close' };

/** A failure that crosses the boundary; `code` marks a problem of the operator's, else it is a bug. */
export interface SentError {
  readonly code: string | null;
  readonly message: string;
  readonly remedy: string | null;
  readonly stack: string | null;
}

/** What a child says to its parent: `opened` or `refused` once, then answers by request id. */
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

/** A message as the child takes it; nothing where it is not one of ours. */
export function parseToChild(message: unknown): ToChild | undefined {
  return toChild.safeParse(message).data;
}

/** A message as the parent takes it; nothing where it is not one of ours. */
export function parseFromChild(message: unknown): FromChild | undefined {
  return fromChild.safeParse(message).data;
}
