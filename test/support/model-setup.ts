import type { TestProject } from 'vitest/node';
import { ensureEmbeddingModel } from '../../src/inference/model-files.ts';
import { readConfig } from '../../src/support/config.ts';
import { OperatorError } from '../../src/support/errors.ts';
import type { ModelForTests } from './model.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly embeddingModel: ModelForTests;
  }
}

/** Fetches the embedding model once before all tests; without it the tests that need it are skipped. */
export default async function setUpModel(project: TestProject): Promise<void> {
  project.provide('embeddingModel', await fetchModel());
}

async function fetchModel(): Promise<ModelForTests> {
  const { modelsDir, embeddingModelDir, hubUrl } = readConfig();
  try {
    const { dir, modelId } = await ensureEmbeddingModel({ modelsDir, modelDirOverride: embeddingModelDir, hubUrl });
    return { dir, modelId };
  } catch (error) {
    if (error instanceof OperatorError) return { missing: error.message };
    throw error;
  }
}
