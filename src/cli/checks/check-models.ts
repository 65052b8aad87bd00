import { findEmbeddingModel } from '../../inference/model-files.ts';
import { checkReaderFiles } from '../../inference/reader-files.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import { type Finding, ok, warn } from './finding.ts';

export async function checkEmbeddingModel({ modelsDir, embeddingModelDir }: Config): Promise<Finding> {
  const name = 'embedding model';
  const files = await findEmbeddingModel({ modelsDir, modelDirOverride: embeddingModelDir });
  if (!files) return warn(name, 'missing: only words are matched', 'Run "npm run model".');
  const [problem] = files.skipped;
  if (problem === undefined) return ok(name, `${files.modelId} in ${files.dir}`);
  return warn(name, `in ${files.dir}, for ${problem}`, 'Mend EMBEDDING_MODEL_DIR in .env, or leave it empty.');
}

export async function checkReader({ readerDir: dir }: Config): Promise<Finding> {
  try {
    return ok('reader', `${(await checkReaderFiles(dir)).slice(0, 12)} in ${dir}`);
  } catch (error) {
    if (error instanceof OperatorError) return warn('reader', error.message, error.remedy);
    throw error;
  }
}
