import { z } from 'zod';
import { SCOPES } from '../../model/scope.ts';
import type { ScopeModel } from './classifier.ts';

const schema = z.object({
  scopes: z.array(z.string()),
  intercepts: z.array(z.number()),
  step: z.number(),
  threshold: z.number(),
  runs: z.array(z.string()),
  /** Base64 of a signed byte for every run and scope, run after run. */
  weights: z.string(),
});

/** @throws ZodError, SyntaxError or Error where the text is no such model, or one of other scopes. */
export function parseScopeModel(text: string): ScopeModel {
  const { scopes, intercepts, step, threshold, runs, weights: packed } = schema.parse(JSON.parse(text));
  if (scopes.join() !== SCOPES.join())
    throw new Error(`the scopes are ${scopes.join()} where ${SCOPES.join()} are known`);
  const bytes = Buffer.from(packed, 'base64');
  if (bytes.length !== runs.length * SCOPES.length) throw new Error('the weights do not fit the runs');
  const all = new Int8Array(bytes);
  const weights = new Map(runs.map((run, i) => [run, all.subarray(i * SCOPES.length, (i + 1) * SCOPES.length)]));
  return { intercepts, weights, step, threshold };
}
