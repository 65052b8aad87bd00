import { describe, inject } from 'vitest';

/** The embedding model, or why there is none. */
export type ModelForTests = { readonly dir: string; readonly modelId: string } | { readonly missing: string };

/** Mark of tests that were skipped for want of the model; .ci/run looks for it. */
const SKIPPED = 'skipped for want of the embedding model';

/**
 * A describe block whose tests need the embedding model: skipped with the reason where it cannot be had. The set-up
 * before all tests has found or fetched it.
 */
export function describeWithModel(name: string, define: (model: { dir: string; modelId: string }) => void): void {
  const model = inject('embeddingModel');
  if ('missing' in model)
    describe.skip(`${name} [${SKIPPED}: ${model.missing}]`, () => define({ dir: '', modelId: '' }));
  else describe(name, () => define(model));
}
