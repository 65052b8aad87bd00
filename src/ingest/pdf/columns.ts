import { makeRow, type Row, type Segment } from './page-rows.ts';

/** A part of a page whose lines are read from top to bottom. */
export interface PageRegion {
  readonly rows: readonly Row[];
  /** True for one of several columns. */
  readonly isColumn: boolean;
}

/** Fewer lines beside each other are cells or a coincidence. */
const MIN_ROWS = 4;
/** A column of this many lines may have a shorter one beside it. */
const MIN_ROWS_BESIDE_SHORT = 8;
/** Smallest ratio of the narrowest column's width to the widest one's. */
const MIN_WIDTH_SHARE = 0.5;
/** A column is at least this many letters wide, and most of its lines fill this share of it. */
const MIN_LETTERS = 8;
const MIN_FILLED = 0.55;
/** Smallest gap between columns, in letter heights. */
const MIN_GUTTER = 0.9;
const MAX_GUTTER = 7;
/** A page with more segments is a table or a drawing and has no columns. */
const MAX_SEGMENTS = 600;

/** Puts a page's lines into reading order: lines across all columns at their place, columns from left to right. */
export function readInColumns(rows: readonly Row[]): PageRegion[] {
  if (rows.reduce((sum, { segments }) => sum + segments.length, 0) > MAX_SEGMENTS) return [{ rows, isColumn: false }];
  const regions: PageRegion[] = [];
  let whole: Row[] = [];
  for (let at = 0; at < rows.length; ) {
    const found = findColumns(rows, at);
    if (!found) {
      whole.push(rows[at++] as Row);
      continue;
    }
    if (whole.length > 0) regions.push({ rows: whole, isColumn: false });
    whole = [];
    for (const column of found.columns) regions.push({ rows: column, isColumn: true });
    at = found.end;
  }
  if (whole.length > 0) regions.push({ rows: whole, isColumn: false });
  return regions;
}

interface Columns {
  readonly columns: readonly (readonly Row[])[];
  /** Index of the first row below them. */
  readonly end: number;
}

/** The columns that start at a row, as far down as they reach. */
function findColumns(rows: readonly Row[], start: number): Columns | null {
  if ((rows[start]?.segments.length ?? 0) < 2 && (rows[start + 1]?.segments.length ?? 0) < 2) return null;
  let best: Columns | null = null;
  let gaps: readonly Gap[] | null = null;
  for (let end = start; end < rows.length; end++) {
    const { segments } = rows[end] as Row;
    gaps = gaps === null ? gapsOf(segments) : narrow(gaps, segments);
    if (gaps.length === 0) break;
    const columns = end - start + 1 >= MIN_ROWS ? split(rows.slice(start, end + 1), gaps) : null;
    if (columns) best = { columns, end: end + 1 };
  }
  return best;
}

interface Gap {
  readonly left: number;
  readonly right: number;
}

/** The empty ranges of a row, its two sides included. */
function gapsOf(segments: readonly Segment[]): Gap[] {
  const gaps: Gap[] = [];
  let left = Number.NEGATIVE_INFINITY;
  for (const segment of segments) {
    gaps.push({ left, right: segment.left });
    left = segment.right;
  }
  return [...gaps, { left, right: Number.POSITIVE_INFINITY }];
}

/** The overlap of gaps with those of one more row. */
function narrow(gaps: readonly Gap[], segments: readonly Segment[]): Gap[] {
  return gaps.flatMap((gap) =>
    gapsOf(segments).flatMap((other) => {
      const common = { left: Math.max(gap.left, other.left), right: Math.min(gap.right, other.right) };
      const { size } = segments[0] as Segment;
      return common.right - common.left >= MIN_GUTTER * size ? [common] : [];
    }),
  );
}

/** Cuts rows at their inner gaps; null if the pieces are not columns of text. */
function split(rows: readonly Row[], gaps: readonly Gap[]): Row[][] | null {
  const inner = gaps.filter(({ left, right }) => Number.isFinite(left) && Number.isFinite(right));
  const cuts = inner.filter((gap) => isBetween(rows, gap)).map(({ left, right }) => (left + right) / 2);
  if (cuts.length === 0) return null;
  const bounds = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY];
  const columns = bounds.slice(0, -1).map((from, i) => {
    const to = bounds[i + 1] as number;
    return rows.flatMap((row) => {
      const own = row.segments.filter(({ left }) => left >= from && left < to);
      return own.length > 0 ? [makeRow(own)] : [];
    });
  });
  return areColumnsOfText(columns) ? columns : null;
}

/** True for a gap as wide as one between columns, with text on both sides of it in some rows. */
function isBetween(rows: readonly Row[], { left, right }: Gap): boolean {
  const { size } = rows[0] as Row;
  const isBoth = (row: Row) => row.left < left + 1 && row.right > right - 1;
  return right - left <= MAX_GUTTER * size && rows.some(isBoth);
}

/** The last columns of an article may be short, beside a long one. */
function areColumnsOfText(columns: readonly (readonly Row[])[]): boolean {
  const [first] = columns;
  const isLong = (first?.length ?? 0) >= MIN_ROWS_BESIDE_SHORT;
  return columns.every((rows) => rows.length >= (isLong ? 1 : MIN_ROWS) && isFilled(rows)) && !areCells(columns);
}

function isFilled(rows: readonly Row[]): boolean {
  const left = Math.min(...rows.map((row) => row.left));
  const width = Math.max(...rows.map((row) => row.right)) - left;
  const filled = rows.filter((row) => row.right - left >= 0.85 * width).length;
  const wanted = Math.floor(MIN_FILLED * rows.length);
  return width >= MIN_LETTERS * (rows[0]?.size ?? 0) && filled >= Math.max(1, wanted);
}

/** True for cells, whose widths follow their content, while columns have similar widths. */
function areCells(columns: readonly (readonly Row[])[]): boolean {
  const widths = columns
    .filter((rows) => rows.length >= MIN_ROWS)
    .map((rows) => Math.max(...rows.map((row) => row.right)) - Math.min(...rows.map((row) => row.left)));
  return Math.min(...widths) < MIN_WIDTH_SHARE * Math.max(...widths);
}
