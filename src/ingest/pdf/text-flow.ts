import { readInColumns } from './columns.ts';
import { type PageText, rowText } from './page-margins.ts';
import type { Row } from './page-rows.ts';

/** A line with the bounds of its column. */
export interface FlowLine {
  readonly row: Row;
  readonly page: number;
  /** Left and right edge of its column's text. */
  readonly left: number;
  readonly right: number;
  /** Distance to the line above in the same column, in letter heights; null for the first line. */
  readonly leading: number | null;
  readonly isNote: boolean;
}

const NOTE_START = /^(?:[①-⑳*※]|[［[〔]\d{1,2}[\]］〕]|注[：:\d]|\d{1,2}\s)/;
const HANGING = /[，。、；：？！）》”’」』]$/;
/** Footnotes have letters smaller than the text by this factor. */
const NOTE_SIZE = 0.9;
/** Edges that differ by at most this many letter heights count as one. */
const SAME_EDGE = 1.6;

/** All lines of a document in reading order, footnotes marked. */
export function readFlow(pages: readonly PageText[], bodySize: number): FlowLine[] {
  const regions = pages.flatMap((page) => readInColumns(page.rows).map((region) => ({ ...region, page: page.page })));
  const edges = regions.map(({ rows }) => edgesOf(rows));
  return regions.flatMap(({ rows, page, isColumn }, index) => {
    const own = edges[index] as Edges;
    const like = edges.filter((other, i) => regions[i]?.isColumn === isColumn && isLike(own, other, bodySize));
    const right = rows.length >= 6 && isColumn ? own.right : Math.max(...like.map((other) => other.right));
    const left = Math.min(...like.map((other) => other.left));
    const firstNote = noteStart(rows, bodySize);
    return rows.map((row, i) => {
      const above = rows[i - 1];
      const leading = above ? (row.baseline - above.baseline) / row.size : null;
      return { row, page, left, right, leading, isNote: i >= firstNote };
    });
  });
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Edges of a region's lines; a single line that sticks out does not count. */
function edgesOf(rows: readonly Row[]): Edges {
  const size = rows[0]?.size ?? 0;
  const lefts = rows.map((row) => row.left).sort((a, b) => a - b);
  const rights = rows.map(rightOf).sort((a, b) => b - a);
  return { left: firstShared(lefts, size / 2), right: firstShared(rights, SAME_EDGE * size) };
}

/** Right end of a row's text, without a punctuation mark beyond the edge. */
function rightOf(row: Row): number {
  return HANGING.test(row.segments.at(-1)?.text ?? '') ? row.right - row.size : row.right;
}

function firstShared(sorted: readonly number[], near: number): number {
  const shared = sorted.find((value, i) => Math.abs((sorted[i + 1] ?? Number.NaN) - value) <= near);
  return shared ?? (sorted[0] as number);
}

function isLike(a: Edges, b: Edges, size: number): boolean {
  return Math.abs(a.left - b.left) <= 2.5 * size;
}

/** Index of the first of the small lines at the bottom of a region that begin like a footnote. */
function noteStart(rows: readonly Row[], bodySize: number): number {
  let start = rows.length;
  while (start > 0 && (rows[start - 1] as Row).size <= NOTE_SIZE * bodySize) start--;
  while (start < rows.length && !NOTE_START.test(rowText(rows[start] as Row))) start++;
  return start === 0 ? rows.length : start;
}

/** The letter height of most characters. */
export function findBodySize(rows: readonly Row[]): number {
  const chars = new Map<number, number>();
  for (const { segments } of rows) {
    for (const { size, text } of segments) {
      const rounded = Math.round(size * 4) / 4;
      chars.set(rounded, (chars.get(rounded) ?? 0) + text.length);
    }
  }
  return [...chars].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
