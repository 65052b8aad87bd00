import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkModelFiles } from '../inference/reader-files.ts';
import type { Scope } from '../model/scope.ts';
import { readScope } from '../question/scope/classifier.ts';
import { parseScopeModel } from '../question/scope/parse-scope-model.ts';
import type { Config } from '../support/config.ts';
import { describeError, OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';

/** Reads what would answer a folded question. */
export type ReadScope = (folded: string) => Scope;

/** Opens what tells broad questions from others; undefined, and a warning, where its files are damaged: then none is broad. */
export async function openScopeIfPossible({ scopeDir }: Config, log: Log): Promise<ReadScope | undefined> {
  try {
    await checkModelFiles(scopeDir);
    const model = parseScopeModel(await readFile(join(scopeDir, 'model.json'), 'utf8'));
    return (folded) => readScope(model, folded).scope;
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    log.warn(describeError(error));
    return undefined;
  }
}
