import { z } from 'zod';

export interface ShardsConfig {
  /** Shards that this process takes first, counted from 0. */
  readonly own: readonly number[];
  /** Number of shards of the bot over all its processes. */
  readonly count: number;
}

const FORM = /^(\d{1,4})(?:-(\d{1,4}))?\/(\d{1,4})$/;

/** The shards of this process and how many there are in all: `0-3/8`, `4/8`. */
export const shardsSetting = z
  .string()
  .transform((text) => shardsOf(FORM.exec(text.trim())))
  .refine(
    (plan) => plan !== undefined,
    'like 0-3/8, the first and the last shard of this process and how many there are',
  );

function shardsOf(match: RegExpExecArray | null): ShardsConfig | undefined {
  const [, first, last = first, of] = match ?? [];
  const [from, to, count] = [Number(first), Number(last), Number(of)];
  if (match === null || from > to || to >= count) return undefined;
  return { own: Array.from({ length: to - from + 1 }, (_, i) => from + i), count };
}
