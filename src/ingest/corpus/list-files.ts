import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { OperatorError } from '../../support/errors.ts';
import type { Problem } from '../report.ts';
import { findPages, isFolderOfPage, isLeftover, judgeFile } from './file-kinds.ts';

/** A file in the data directory or below. */
export interface DataFile {
  readonly path: string;
  /** Relative to the data directory, with forward slashes. */
  readonly file: string;
  readonly kind: 'article' | 'document';
}

const LEADS_OUT = 'it is a link that leads out of the folder of articles';

/**
 * Every article file below `dir`, in path order. Hidden files are skipped. Links are followed once, and never out of
 * `dir`, so that people who may add articles cannot make other files of this machine quotable.
 * @throws FILE_UNREADABLE if `dir` itself cannot be read.
 */
export async function listFiles(dir: string): Promise<{ files: DataFile[]; problems: Problem[] }> {
  let realRoot: string;
  try {
    await readdir(dir);
    realRoot = await realpath(dir);
  } catch (error) {
    throw OperatorError.of('FILE_UNREADABLE', { path: dir, reason: reasonOf(error) }, error);
  }
  const walk: Walk = { root: dir, realRoot, seen: new Set(), files: [], problems: [] };
  await walkDirectory(dir, walk);
  const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  return { files: walk.files.sort(byFile), problems: walk.problems.sort(byFile) };
}

interface Walk {
  readonly root: string;
  /** Path of the root after all links are followed. */
  readonly realRoot: string;
  /** Real paths of the visited directories. */
  readonly seen: Set<string>;
  readonly files: DataFile[];
  readonly problems: Problem[];
}

async function walkDirectory(dir: string, walk: Walk): Promise<void> {
  const real = await realpath(dir);
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  const names = await readNames(dir, walk);
  const pages = findPages(names);
  for (const name of names) {
    if (isLeftover(name) || isFolderOfPage(name, pages)) continue;
    const path = join(dir, name);
    try {
      await visit(path, name, walk);
    } catch (error) {
      walk.problems.push({ file: nameOf(path, walk.root), line: null, reason: reasonOf(error) });
    }
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The names in a folder, sorted. A name that is not UTF-8 cannot be opened as text and is reported. */
async function readNames(dir: string, walk: Walk): Promise<string[]> {
  const names: string[] = [];
  for (const bytes of await readdir(dir, { encoding: 'buffer' })) {
    try {
      names.push(UTF8.decode(bytes));
    } catch {
      const name = bytes.toString('latin1').replace(/[^ -~]/g, '?');
      walk.problems.push({ file: nameOf(join(dir, name), walk.root), line: null, reason: 'its name is not UTF-8' });
    }
  }
  return names.sort();
}

async function leadsOut(path: string, { realRoot }: Walk): Promise<boolean> {
  const real = await realpath(path);
  return real !== realRoot && !real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
}

async function visit(path: string, name: string, walk: Walk): Promise<void> {
  const own = await lstat(path);
  const found = own.isSymbolicLink() ? await stat(path) : own;
  const file = nameOf(path, walk.root);
  if (own.isSymbolicLink() && (await leadsOut(path, walk)))
    return void walk.problems.push({ file, line: null, reason: LEADS_OUT });
  if (found.isDirectory()) return walkDirectory(path, walk);
  const kind = judgeFile(name);
  if (kind === 'passed over') return;
  if (!found.isFile()) walk.problems.push({ file, line: null, reason: 'it is not a regular file' });
  else if (typeof kind === 'object') walk.problems.push({ file, line: null, reason: kind.reason });
  else walk.files.push({ path, file, kind });
}

function nameOf(path: string, root: string): string {
  return relative(root, path).split(sep).join('/');
}

/** The system's message about a file, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  if (code === 'ENOENT') return 'it does not exist (a broken link, or deleted meanwhile)';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  if (code === 'ENOTDIR') return 'it is not a directory';
  return code ?? (error as Error).message;
}
