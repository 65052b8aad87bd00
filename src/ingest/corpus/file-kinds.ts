import { extname } from 'node:path';
import { isDocumentFile } from '../documents/detect-format.ts';
import { refusalOfType } from '../refusals.ts';

/**
 * Kind of a file, judged by its name: text, a document for a parser, a file that nobody would miss, or the reason why
 * it is not read.
 */
export type FileKind = 'article' | 'document' | 'passed over' | { readonly reason: string };

const ARTICLE_FILES = new Set(
  ['', ...'txt md markdown html htm shtml xhtml json jsonl ndjson csv tsv'.split(' ')].map(withDot),
);
/** Pictures and parts of web pages, which are normal beside articles. */
const EXPECTED_FILES = new Set('jpg jpeg png gif webp svg css js ico woff woff2'.split(' ').map(withDot));
/** Files that systems and office programs leave in folders. */
const SYSTEM_FILES = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r']);
const LEFTOVER = /^(?:\.|~\$|~wr[ld]\d|\.~lock\.)/i;
const SYSTEM_FOLDER = /(?:^|\/)(?:__MACOSX|\$RECYCLE\.BIN|System Volume Information|\.[^/.][^/]*)\//i;
const CONTROL = /\p{Cc}/u;
/** A browser keeps the parts of a saved page (a.html) in a folder beside it (a_files); none of them is an article. */
const PAGE = /\.(html?|xhtml|shtml)$/i;
const PAGE_FOLDER = /(_files|\.files|_文件|\.文件|_檔案)$/;

/** Judges a file by its path, which may be inside an archive. */
export function judgeFile(path: string): FileKind {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = extname(name).toLowerCase();
  if (isLeftover(name) || SYSTEM_FOLDER.test(path) || EXPECTED_FILES.has(extension)) return 'passed over';
  if (CONTROL.test(name)) return { reason: 'its name holds a line break or another control character' };
  if (isDocumentFile(name)) return 'document';
  return ARTICLE_FILES.has(extension) ? 'article' : { reason: refusalOfType(extension) };
}

/** True for hidden files and leftovers of programs (Thumbs.db, ~$report.docx). */
export function isLeftover(name: string): boolean {
  return LEFTOVER.test(name) || SYSTEM_FILES.has(name.toLowerCase());
}

/** The names, without their endings, of the saved pages among these files. */
export function findPages(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name) => PAGE.test(name)).map((name) => name.replace(PAGE, '')));
}

/** True for a folder in which a browser keeps the parts of one of these pages. */
export function isFolderOfPage(folder: string, pages: ReadonlySet<string>): boolean {
  return PAGE_FOLDER.test(folder) && pages.has(folder.replace(PAGE_FOLDER, ''));
}

function withDot(extension: string): string {
  return extension === '' ? '' : `.${extension}`;
}
