import type { TracedArticle } from '../corpus/clean-file.ts';
import { type ChangeReason, type ComparedRow, compareArticle } from './compare-article.ts';
import { onOneLine, REASONS } from './reasons.ts';

/** Other changes of lines, in words. */
const CHANGES: Readonly<Record<Exclude<ChangeReason, keyof typeof REASONS>, string>> = {
  mended: 'damaged characters mended',
  joined: 'line ends inside the paragraph taken out',
  spaces: 'spaces, marks or characters made even',
};
const MIN_COLUMNS = 40;
const MAX_COLUMNS = 200;
/** Width of the middle column: space, mark, space. */
const GUTTER = 3;
/** Number of lines shown of a run that was removed for one reason. */
const SHOWN_IN_RUN = 4;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** The source on the left and its quotable result on the right, for a terminal of `columns` columns. */
export function renderComparison(traced: TracedArticle, columns: number): string {
  const { article, report } = traced;
  const width = Math.floor((Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns)) - GUTTER) / 2);
  const facts = [
    ['title', article.title],
    ['day', article.publishedOn],
    ['source', article.source],
    ['author', article.author],
    ['editor', article.editor],
  ].flatMap(([name, value]) => (value ? [`${name}: ${onOneLine(value)}`] : []));
  return [
    `${article.id}, from ${onOneLine(article.file)}`,
    `read as ${report.format}, ${report.encoding}; ${report.charsIn} characters in, ${report.charsOut} out`,
    ...facts,
    ...report.remarks.map((remark) => `note: ${remark}`),
    '',
    ...sideBySide('SOURCE', ' ', 'RESULT', width),
    '─'.repeat(2 * width + GUTTER),
    ...shorten(compareArticle(traced)).flatMap((row) => renderRow(row, width)),
    '',
    '| changed, < taken out, ^ elsewhere; lines without a mark are as they were',
  ].join('\n');
}

/** Represents the rest of a run of lines removed for one reason. */
interface More {
  readonly kind: 'more';
  readonly rows: number;
}

function shorten(rows: readonly ComparedRow[]): (ComparedRow | More)[] {
  const shown: (ComparedRow | More)[] = [];
  for (let start = 0; start < rows.length; ) {
    const first = rows[start] as ComparedRow;
    let end = start + 1;
    while (end < rows.length && isSameRemoval(first, rows[end] as ComparedRow)) end++;
    const limit = end - start > SHOWN_IN_RUN + 1 ? SHOWN_IN_RUN : end - start;
    shown.push(...rows.slice(start, start + limit));
    if (start + limit < end) shown.push({ kind: 'more', rows: end - start - limit });
    start = end;
  }
  return shown;
}

function isSameRemoval(one: ComparedRow, other: ComparedRow): boolean {
  if (one.kind === 'marks') return other.kind === 'marks';
  return one.kind === 'removed' && other.kind === 'removed' && one.why === other.why;
}

function renderRow(row: ComparedRow | More, width: number): string[] {
  if (row.kind === 'more') return sideBySide(`… ${row.rows} more of these (--json shows all)`, '<', '', width);
  if (row.kind === 'kept') return sideBySide(row.source, ' ', row.result, width);
  if (row.kind === 'title') return sideBySide(row.source, '^', '(the title)', width);
  if (row.kind === 'marks') return sideBySide(row.source, '<', '(marks that are no text, or a field)', width);
  if (row.kind === 'removed') return sideBySide(row.source, '<', `(${REASONS[row.why]})`, width);
  const why = row.why.map((reason) => ({ ...REASONS, ...CHANGES })[reason]).join('; ');
  return [...sideBySide(row.source, '|', row.result, width), ...sideBySide('', ' ', `(${why})`, width)];
}

function sideBySide(left: string, mark: string, right: string, width: number): string[] {
  const [lefts, rights] = [wrap(left, width), wrap(right, width)];
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, i) => {
    const text = lefts[i] ?? '';
    return `${text}${' '.repeat(width - widthOf(text))} ${mark} ${rights[i] ?? ''}`.trimEnd();
  });
}

/** Breaks a text into lines of this many columns; Chinese has no spaces at which to break. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const char of text) {
    const columns = widthOf(char);
    if (used + columns > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += char;
    used += columns;
  }
  return [...lines, line];
}

function widthOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += WIDE.test(char) ? 2 : 1;
  return columns;
}
