import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, SharedIndexConfig } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import { openHistory } from '../../wire/shared/open-history.ts';
import { isInDatabase } from '../../wire/shared/publish-index.ts';
import { checkFolder } from './check-machine.ts';
import { type Finding, fail, ok } from './finding.ts';

/**
 * Checks that questions and votes can be stored: the database works, or the folder is writable and a history in it can
 * be opened.
 */
export async function checkHistory(config: Config): Promise<Finding> {
  const { historyDir, sharedHistory } = config;
  if (sharedHistory !== undefined) return checkOpening('history database', config);
  const folder = await checkFolder('history folder', historyDir);
  if (folder.state === 'fail' || !existsSync(join(historyDir, 'history.db'))) return folder;
  const opening = await checkOpening('history folder', config);
  return opening.state === 'fail' ? opening : folder;
}

/** Checks that the database that shares the index works, and creates its tables if this role may. */
export async function checkIndexDatabase(sharedIndex: SharedIndexConfig, indexDir: string): Promise<Finding> {
  const isCurrent = await isInDatabase(sharedIndex, indexDir);
  return ok('index database', isCurrent ? 'has the version that is here' : 'has another version than is here');
}

async function checkOpening(name: string, config: Config): Promise<Finding> {
  try {
    await (await openHistory(config)).close();
    return ok(name, 'can be used');
  } catch (error) {
    if (error instanceof OperatorError) return fail(name, error.message, error.remedy);
    throw error;
  }
}
