import { readFile } from 'node:fs/promises';
import { LineCounter, type Node, parseDocument } from 'yaml';
import { OperatorError } from '../support/errors.ts';
import { type Sources, sourcesOf, sourcesSchema } from './sources.ts';

/** Number of problems that the error names; the rest is only counted. */
const MAX_PROBLEMS = 20;
const MAX_ALIASES = 50;

/** Reads the list of feeds and pages; undefined if there is no such file. @throws DATA_INVALID, FILE_UNREADABLE. */
export async function readSources(file: string): Promise<Sources | undefined> {
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const broken = document.errors.map(({ pos, message }) => `${lines.linePos(pos[0]).line}: ${message.split('\n')[0]}`);
  if (broken.length > 0) throw invalid(file, broken);
  const parsed = sourcesSchema.safeParse(readValue(document, file) ?? {});
  if (parsed.success) return sourcesOf(parsed.data);
  const lineAt = (path: readonly PropertyKey[]): number => {
    const node = path.length === 0 ? document.contents : (document.getIn(path, true) as Node | undefined);
    return node?.range ? lines.linePos(node.range[0]).line : lineAt(path.slice(0, -1));
  };
  const problems = parsed.error.issues.map(({ path, message }) => `${lineAt(path)}: ${path.join('.')}: ${message}`);
  throw invalid(file, problems);
}

/** Resolves aliases in the YAML, within a limit. */
function readValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw invalid(file, [`1: ${(error as Error).message}`]);
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw OperatorError.of('FILE_UNREADABLE', { path: file, reason }, error);
  }
}

function invalid(file: string, problems: readonly string[]): OperatorError {
  const named = problems.slice(0, MAX_PROBLEMS).map((problem) => `${file}:${problem}`);
  return OperatorError.of('DATA_INVALID', { file, problems: named, count: problems.length });
}
