import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkModelFiles } from '../inference/reader-files.ts';
import { SCOPES, type Scope } from '../model/scope.ts';
import { parseLinearModel } from '../question/linear/parse-linear-model.ts';
import { readScope } from '../question/scope/classifier.ts';
import { parseTalkModel } from '../question/talk/parse-talk-model.ts';
import { makeReadTalk, type ReadTalk } from '../question/talk/small-talk.ts';
import type { Config } from '../support/config.ts';
import { describeError, OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';

/** Reads which form of answer a folded question needs. */
export type ReadScope = (folded: string) => Scope;

/**
 * Opens the model that recognises broad questions; undefined, after a warning, if its files are damaged. Then no
 * question is broad.
 */
export async function openScopeIfPossible({ scopeDir }: Config, log: Log): Promise<ReadScope | undefined> {
  const model = await openIfPossible(async () => {
    await checkModelFiles(scopeDir);
    return parseLinearModel(await readModel(scopeDir, 'model.json'), SCOPES);
  }, log);
  return model && ((folded) => readScope(model, folded));
}

/**
 * Opens the model that recognises small talk. If its files are damaged, it warns and takes every message with words as
 * a question.
 */
export async function openTalk({ talkDir }: Config, log: Log): Promise<ReadTalk> {
  const model = await openIfPossible(async () => {
    await checkModelFiles(talkDir);
    return parseTalkModel(await readModel(talkDir, 'model.json'), await readModel(talkDir, 'network.json'));
  }, log);
  return makeReadTalk(model);
}

function readModel(dir: string, name: string): Promise<string> {
  return readFile(join(dir, name), 'utf8');
}

async function openIfPossible<T>(open: () => Promise<T>, log: Log): Promise<T | undefined> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    log.warn(describeError(error));
    return undefined;
  }
}
