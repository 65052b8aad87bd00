import { readFile } from 'node:fs/promises';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Name } from '../../model/name.ts';
import { OperatorError } from '../../support/errors.ts';
import { foldText } from '../../text/script/fold.ts';

/** Number of problems that the error names; the rest is only counted. */
const MAX_PROBLEMS = 20;

const form = z.string().trim().min(2, 'must have at least two characters').max(80, 'must have at most 80 characters');
const entry = z.strictObject({
  name: form,
  kind: z.enum(['body', 'programme', 'term']),
  short: z.array(form).default([]),
  traditional: z.array(form).default([]),
  english: z.array(form).default([]),
});

type Entry = z.infer<typeof entry>;

/**
 * Reads the names of bodies, programmes and terms from a YAML list of {name, kind, short, traditional, english}.
 * @returns the names in the file's order, each form folded and once. A form belongs to one name only, but several terms
 * may share an English word.
 * @throws DATA_INVALID with line numbers, FILE_UNREADABLE.
 */
export async function readGlossary(file: string): Promise<readonly Name[]> {
  const text = await readText(file);
  if (last?.text !== text) last = { text, names: parseGlossary(file, text) };
  return last.names;
}

/** The latest file and its names: a build reads the file twice, and parsing it takes a third of a second. */
let last: { readonly text: string; readonly names: readonly Name[] } | undefined;

function parseGlossary(file: string, text: string): readonly Name[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const problems: Problem[] = document.errors.map((error) => {
    return { line: lines.linePos(error.pos[0]).line, text: error.message.split('\n')[0] ?? error.code };
  });
  const names: Name[] = [];
  const owners = new Map<string, string>();
  const items = document.contents;
  if (problems.length === 0 && items !== null && !isSeq(items)) problems.push({ line: 1, text: 'must be a list' });
  for (const item of problems.length === 0 && isSeq(items) ? items.items : []) {
    const node = item as Node;
    const parsed = entry.safeParse(node.toJS(document));
    if (parsed.success) names.push(takeName(parsed.data, { node, lines, owners, problems }));
    else problems.push(...parsed.error.issues.map((issue) => describe(issue, node, lines)));
  }
  if (problems.length > 0) throw invalid(file, problems);
  return names;
}

interface Problem {
  readonly line: number;
  readonly text: string;
}

interface GlossaryFile {
  readonly node: Node;
  readonly lines: LineCounter;
  /** The name to which every form read so far belongs. */
  readonly owners: Map<string, string>;
  readonly problems: Problem[];
}

function takeName(read: Entry, reading: GlossaryFile): Name {
  const canonical = foldText(read.name);
  const chinese = [...new Set([...read.short, ...read.traditional].map(foldText))];
  const english = [...new Set(read.english)];
  const claimed = read.kind === 'term' ? [] : english.map((word) => word.toLowerCase());
  for (const written of new Set([canonical, ...chinese, ...claimed])) {
    const owner = reading.owners.get(written);
    if (owner === undefined) reading.owners.set(written, canonical);
    else
      reading.problems.push({
        line: lineOf(reading.node, reading.lines),
        text: `${written} already belongs to ${owner}`,
      });
  }
  return { canonical, kind: read.kind, aliases: chinese.filter((alias) => alias !== canonical), english };
}

function describe(issue: z.core.$ZodIssue, node: Node, lines: LineCounter): Problem {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const at = isMap(node) ? node.getIn(path, true) : undefined;
  const line = lineOf(isNode(at) ? at : node, lines);
  return { line, text: path.length === 0 ? issue.message : `${path.join('.')}: ${issue.message}` };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function lineOf(node: Node, lines: LineCounter): number {
  return lines.linePos(node.range?.[0] ?? 0).line;
}

function invalid(file: string, problems: readonly Problem[]): OperatorError {
  const first = problems.slice(0, MAX_PROBLEMS).map(({ line, text }) => `${file}:${line}: ${text}`);
  return OperatorError.of('DATA_INVALID', { file, problems: first, count: problems.length });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw OperatorError.of('FILE_UNREADABLE', { path: file, reason }, error);
  }
}
