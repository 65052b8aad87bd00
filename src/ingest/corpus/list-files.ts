import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { OperatorError } from '../../support/errors.ts';
import type { Problem } from '../report.ts';

/** A file below the data directory. */
export interface DataFile {
  readonly path: string;
  /** Relative to the data directory, with forward slashes. */
  readonly file: string;
}

/** Extensions of files that hold articles. Others are named as problems, but for notes and pictures, which are expected. */
const ARTICLE_FILES = new Set([
  '.txt',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.shtml',
  '.xhtml',
  '.json',
  '.jsonl',
  '.ndjson',
  '.csv',
  '.tsv',
  '',
]);
const EXPECTED_FILES = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.gif',
  '.webp',
  '.svg',
  '.css',
  '.js',
  '.ico',
  '.woff',
  '.woff2',
]);
/** A browser keeps what belongs to a saved page (a.html) in a folder beside it (a_files); none of that is an article. */
const PAGE = /\.(html?|xhtml|shtml)$/i;
const PAGE_FOLDER = /(_files|\.files|_文件|\.文件|_檔案)$/;
const CONTROL = /\p{Cc}/u;

/**
 * Every article file below `dir`, in path order; hidden files are passed over, links are followed once.
 * @throws FILE_UNREADABLE where `dir` itself cannot be read.
 */
export async function listFiles(dir: string): Promise<{ files: DataFile[]; problems: Problem[] }> {
  const walk: Walk = { root: dir, seen: new Set(), files: [], problems: [] };
  try {
    await readdir(dir);
  } catch (error) {
    throw OperatorError.of('FILE_UNREADABLE', { path: dir, reason: reasonOf(error) }, error);
  }
  await walkDirectory(dir, walk);
  const byFile = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  return { files: walk.files.sort(byFile), problems: walk.problems.sort(byFile) };
}

interface Walk {
  readonly root: string;
  /** Real paths of the directories visited. */
  readonly seen: Set<string>;
  readonly files: DataFile[];
  readonly problems: Problem[];
}

async function walkDirectory(dir: string, walk: Walk): Promise<void> {
  const real = await realpath(dir);
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  const names = (await readdir(dir)).sort();
  const pages = new Set(names.filter((name) => PAGE.test(name)).map((name) => name.replace(PAGE, '')));
  for (const name of names) {
    const isOfPage = PAGE_FOLDER.test(name) && pages.has(name.replace(PAGE_FOLDER, ''));
    if (name.startsWith('.') || isOfPage) continue;
    const path = join(dir, name);
    try {
      await visit(path, name, walk);
    } catch (error) {
      walk.problems.push({ file: nameOf(path, walk.root), line: null, reason: reasonOf(error) });
    }
  }
}

async function visit(path: string, name: string, walk: Walk): Promise<void> {
  const found = await stat(path);
  if (found.isDirectory()) return walkDirectory(path, walk);
  const file = nameOf(path, walk.root);
  const extension = extname(name).toLowerCase();
  if (EXPECTED_FILES.has(extension)) return;
  if (!found.isFile()) walk.problems.push({ file, line: null, reason: 'it is not a regular file' });
  else if (CONTROL.test(name))
    walk.problems.push({ file, line: null, reason: 'its name holds a line break or another control character' });
  else if (ARTICLE_FILES.has(extension)) walk.files.push({ path, file });
  else walk.problems.push({ file, line: null, reason: `files of type ${extension} are not read` });
}

function nameOf(path: string, root: string): string {
  return relative(root, path).split(sep).join('/');
}

/** What the system says about a file, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  if (code === 'ENOENT') return 'it does not exist (a broken link, or deleted meanwhile)';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  if (code === 'ENOTDIR') return 'it is not a directory';
  return code ?? (error as Error).message;
}
