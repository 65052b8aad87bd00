import type { TestProject } from 'vitest/node';
import { findEmbeddingModel } from '../../src/inference/model-files.ts';
import { readConfig } from '../../src/support/config.ts';
import type { ModelForTests } from './model.ts';
import { runProgram } from './run-cli.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly embeddingModel: ModelForTests;
  }
}

/** Fetches the embedding model once before all tests; without it the tests that need it are skipped. */
export default async function setUpModel(project: TestProject): Promise<void> {
  const { modelsDir, embeddingModelDir } = readConfig();
  const found = await findEmbeddingModel({ modelsDir, modelDirOverride: embeddingModelDir });
  project.provide('embeddingModel', found ? { dir: found.dir, modelId: found.modelId } : await fetchModel());
}

/** Runs in another process, because the native parts of the inference runtime keep a process from ending. */
async function fetchModel(): Promise<ModelForTests> {
  const { code, stdout, stderr } = await runProgram('cli/commands/model.ts', ['--json']);
  if (code !== 0) return { missing: stderr.trim().split('\n').at(-1) ?? '' };
  const { dir, modelId } = JSON.parse(stdout) as { dir: string; modelId: string };
  return { dir, modelId };
}
