import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openHistory } from '../../history/open-history.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import { checkFolder } from './check-machine.ts';
import { type Finding, fail } from './finding.ts';

/** Whether questions and votes can be kept: the folder can be written to, and a history in it can be opened. */
export async function checkHistory({ historyDir }: Config): Promise<Finding> {
  const name = 'history folder';
  const folder = await checkFolder(name, historyDir);
  if (folder.state === 'fail' || !existsSync(join(historyDir, 'history.db'))) return folder;
  try {
    await openHistory(historyDir).close();
    return folder;
  } catch (error) {
    if (error instanceof OperatorError) return fail(name, error.message, error.remedy);
    throw error;
  }
}
