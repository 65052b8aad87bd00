import { describe, inject } from 'vitest';

/** The embedding model, or the reason why it is missing. */
export type ModelForTests = { readonly dir: string; readonly modelId: string } | { readonly missing: string };

/** Mark of tests that were skipped without the model; .ci/run looks for it. */
const SKIPPED = 'skipped for want of the embedding model';

/**
 * A describe block whose tests need the embedding model; without the model it is skipped with the reason. The set-up
 * before all tests has found or fetched the model.
 */
export function describeWithModel(name: string, define: (model: { dir: string; modelId: string }) => void): void {
  const model = inject('embeddingModel');
  if ('missing' in model)
    describe.skip(`${name} [${SKIPPED}: ${model.missing}]`, () => define({ dir: '', modelId: '' }));
  else describe(name, () => define(model));
}
