import type { ExtractedLine } from '../extraction.ts';
import { rowText } from './page-margins.ts';
import type { Row } from './page-rows.ts';
import type { FlowLine } from './text-flow.ts';

/** Joined lines of pages: a paragraph, a heading, a row of a table. */
export interface Paragraph extends Pick<ExtractedLine, 'kind' | 'gapBefore'> {
  readonly text: string;
  /** Starts of pages in it: its first page at 0, later pages where they begin. */
  readonly pages: readonly PageStart[];
  readonly size: number;
  readonly isCentred: boolean;
}

interface PageStart {
  /** Offset in the text. */
  readonly at: number;
  readonly page: number;
}

const SENTENCE_END = /[。！？!?；;：:….][”’"」』）)】]*$/;
const ITEM_START =
  /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]\d{1,2}[)）]|\d{1,2}[、)）．]|\d{1,2}\.(?!\d)|第[一二三四五六七八九十百\d]{1,4}[条章节]|[•·●■◆▲]\s?)/;
const LATIN_JOIN = /[\p{Script=Latin}\d,;.)]\n[\p{Script=Latin}(]|[\p{Script=Latin},;)]\n\d/u;
const NARROW_WORD = /^[\p{Script=Latin}\p{N}.,%/-]{1,30}/u;
const FIGURE = /\d\n[\d.,%]|[\d.,]\n\d/;
/** Letter heights by which a full line may miss the right edge, and by which a first line is indented. */
const FULL_SLACK = 2.3;
const INDENT = 1.2;
/** Lines whose letters differ more in size are separate texts. */
const SAME_SIZE = 0.1;
/** Spacing wider than usual by this factor separates paragraphs. */
const WIDE_LEADING = 1.35;
const HEADING_SIZE = 1.12;
const CELL_MARK = ' | ';
const SINGLE = /^.{1,2}$/u;

/** Properties that a document's lines share. */
interface Layout {
  readonly bodySize: number;
  /** Usual spacing between lines, in letter heights. */
  readonly leading: number;
  /** True if paragraphs begin with an indent, so that a full line before a line without one continues. */
  readonly isIndented: boolean;
}

/** Joins lines that ended only because of their column's width; footnotes come after the paragraph. */
export function joinFlow(flow: readonly FlowLine[], bodySize: number): Paragraph[] {
  const layout = layoutOf(flow, bodySize);
  const paragraphs: Paragraph[] = [];
  let open: FlowLine[] = [];
  let notes: FlowLine[] = [];
  const close = () => {
    if (open.length > 0) paragraphs.push(makeParagraph(open, layout));
    open = [];
  };
  const closeAll = () => {
    close();
    for (const note of groupNotes(notes)) paragraphs.push(makeParagraph(note, layout));
    notes = [];
  };
  for (const line of flow) {
    if (line.isNote) {
      notes.push(line);
      continue;
    }
    const last = open.at(-1);
    if (last && !goesOn(open, line, layout)) closeAll();
    open.push(line);
  }
  closeAll();
  return paragraphs;
}

function layoutOf(flow: readonly FlowLine[], bodySize: number): Layout {
  const leadings = flow.flatMap(({ leading }) => (leading === null ? [] : [leading])).sort((a, b) => a - b);
  const leading = leadings[Math.floor(leadings.length / 2)] ?? 0;
  const starts = flow.filter(
    ({ row, left, right }) => row.right > right - 12 * row.size && row.left - left < 4 * row.size,
  );
  const indented = starts.filter((line) => isIndented(line)).length;
  return { bodySize, leading, isIndented: indented > 0 && indented >= starts.length / 20 };
}

/** True if only the width of its column ended the last line. */
function goesOn(open: readonly FlowLine[], next: FlowLine, layout: Layout): boolean {
  const last = open.at(-1) as FlowLine;
  const [start] = open as [FlowLine];
  if (isTableRow(last.row) || isTableRow(next.row)) return false;
  if (Math.abs(last.row.size - next.row.size) > SAME_SIZE * last.row.size) return false;
  if (next.leading !== null && next.leading > WIDE_LEADING * layout.leading && !isLarge(next.row, layout)) return false;
  const areCentred = isCentred(last) && isCentred(next);
  if (isLarge(last.row, layout)) return (areCentred || isFull(last, next)) && (next.leading ?? 9) < 2.5;
  if (!isFull(last, next)) return false;
  const [before, after] = [rowText(last.row), rowText(next.row)];
  if (FIGURE.test(`${before.slice(-1)}\n${after.charAt(0)}`)) return true;
  const isItem = ITEM_START.test(rowText(start.row));
  const isAligned = Math.abs(next.row.left - last.row.left) <= 0.4 * next.row.size && open.length > 1;
  const isHanging = isItem && next.row.left > start.row.left && next.row.left - start.row.left < 4.5 * next.row.size;
  if (ITEM_START.test(after) && (SENTENCE_END.test(before) || isIndented(next))) return false;
  if (isCentred(next) && isSymmetric(last)) return !SENTENCE_END.test(before);
  if (!isIndented(next)) return layout.isIndented || !SENTENCE_END.test(before);
  return (isAligned || isHanging) && !SENTENCE_END.test(before);
}

function isIndented({ row, left }: FlowLine): boolean {
  return row.left - left > INDENT * row.size;
}

/** True if the next line's first word would not have fitted. */
function isFull({ row, right }: FlowLine, next: FlowLine): boolean {
  const word = NARROW_WORD.exec(rowText(next.row))?.[0].length ?? 0;
  return row.right + Math.max(FULL_SLACK, 0.6 * word + 0.6) * row.size >= right;
}

function isLarge({ size }: Row, { bodySize }: Layout): boolean {
  return size >= HEADING_SIZE * bodySize;
}

function isCentred(line: FlowLine): boolean {
  return isIndented(line) && isSymmetric(line);
}

function isSymmetric({ row, left, right }: FlowLine): boolean {
  return Math.abs(row.left - left - (right - row.right)) <= 1.6 * row.size;
}

/** True for cells, which are far apart; spaced letters (通 知) are not cells. */
function isTableRow({ segments }: Row): boolean {
  return segments.length > 1 && !segments.every(({ text }) => SINGLE.test(text));
}

function makeParagraph(lines: readonly FlowLine[], layout: Layout): Paragraph {
  const [first] = lines as [FlowLine];
  const pages: PageStart[] = [];
  let text = '';
  for (const { row, page } of lines) {
    const piece = isTableRow(row) ? row.segments.map((segment) => segment.text).join(CELL_MARK) : plainRow(row);
    if (LATIN_JOIN.test(`${text.slice(-1)}\n${piece.charAt(0)}`)) text += ' ';
    if (pages.at(-1)?.page !== page) pages.push({ at: text.length, page });
    text += piece;
  }
  const kind = isTableRow(first.row)
    ? 'row'
    : isLarge(first.row, layout) && text.length <= 80
      ? 'heading'
      : 'paragraph';
  const gapBefore = first.leading !== null && first.leading > WIDE_LEADING * layout.leading;
  return { text, kind, gapBefore, pages, size: first.row.size, isCentred: lines.every(isCentred) };
}

/** Joins letters that were spaced. */
function plainRow(row: Row): string {
  return row.segments.length > 1 ? row.segments.map(({ text }) => text).join('') : rowText(row);
}

function groupNotes(notes: readonly FlowLine[]): FlowLine[][] {
  const groups: FlowLine[][] = [];
  for (const note of notes) {
    const last = groups.at(-1)?.at(-1);
    const isNext = last !== undefined && isFull(last, note) && note.leading !== null;
    if (isNext) groups.at(-1)?.push(note);
    else groups.push([note]);
  }
  return groups;
}
