import { readFile } from 'node:fs/promises';
import { reasonOf } from '../ingest/corpus/list-files.ts';
import { OperatorError } from '../support/errors.ts';

/** The text of a file named on the command line. @throws FILE_UNREADABLE. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw OperatorError.of('FILE_UNREADABLE', { path, reason: reasonOf(error) }, error);
  }
}
