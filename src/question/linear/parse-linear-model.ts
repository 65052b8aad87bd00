import { z } from 'zod';
import type { LinearModel } from './linear-model.ts';

const schema = z.object({
  classes: z.array(z.string()),
  intercepts: z.array(z.number()),
  step: z.number(),
  threshold: z.number(),
  signs: z.array(z.string()),
  /** Base64 of one signed byte per sign and class, sign after sign. */
  weights: z.string(),
});

/** @throws ZodError, SyntaxError or Error if the text is not such a model, or has other classes. */
export function parseLinearModel(text: string, expected: readonly string[]): LinearModel {
  const { classes, intercepts, step, threshold, signs, weights: packed } = schema.parse(JSON.parse(text));
  if (classes.join() !== expected.join())
    throw new Error(`the classes are ${classes.join()} where ${expected.join()} are known`);
  const bytes = Buffer.from(packed, 'base64');
  const count = expected.length;
  if (bytes.length !== signs.length * count) throw new Error('the weights do not fit the signs');
  const all = new Int8Array(bytes);
  const weights = new Map(signs.map((sign, i) => [sign, all.subarray(i * count, (i + 1) * count)]));
  return { intercepts, weights, step, threshold };
}
