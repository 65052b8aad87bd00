import { readFile, stat } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { OperatorError } from '../../support/errors.ts';

const schema = z.strictObject({ private: z.array(z.string().trim().min(1)) });

/**
 * Makes a reader of the names of private collections that reads the file again after every change, so that no restart
 * is needed. Without a file no collection is private. A file that disappears later changes nothing before the next
 * start, because editors remove files for a moment. The reader rejects while the file is invalid, so that nothing
 * private ever counts as public.
 * @throws DATA_INVALID with line numbers, FILE_UNREADABLE.
 */
export function makePrivateNamesReader(file: string): () => Promise<ReadonlySet<string>> {
  let names: ReadonlySet<string> = new Set();
  let state = '';
  return async () => {
    const found = await stateOf(file);
    if (found === undefined || found === state) return names;
    names = new Set(parse(file, await readFile(file, 'utf8').catch((error: unknown) => unreadable(file, error))));
    state = found;
    return names;
  };
}

async function stateOf(file: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs, ino } = await stat(file);
    return `${size} ${mtimeMs} ${ino}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return unreadable(file, error);
  }
}

function parse(file: string, text: string): readonly string[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const broken = document.errors.map(({ pos, message }) => `${lines.linePos(pos[0]).line}: ${message.split('\n')[0]}`);
  const parsed = schema.safeParse(broken.length > 0 ? undefined : document.toJS());
  if (parsed.success) return parsed.data.private;
  const unfit = parsed.error.issues.map(({ path, message }) => `1: ${[...path, message].join(': ')}`);
  const problems = (broken.length > 0 ? broken : unfit).map((problem) => `${file}:${problem}`);
  throw OperatorError.of('DATA_INVALID', { file, problems, count: problems.length });
}

function unreadable(path: string, error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw OperatorError.of('FILE_UNREADABLE', { path, reason }, error);
}
