import type { PageRuns, TextRun } from './page-runs.ts';

/** Connected text on one baseline: a line, a line of a column, a cell. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** The most common height of its letters. */
  readonly size: number;
  readonly font: string;
}

/** Segments of one baseline, from left to right. */
export interface Row {
  readonly segments: readonly Segment[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** Baselines nearer than this many letter heights are one line: raised marks, mixed fonts. */
const SAME_LINE = 0.45;
/** Gaps in letter heights that mean a space, or another column or cell. */
const SPACE_GAP = 0.18;
const WIDE_SPACE_GAP = 0.5;
const COLUMN_GAP = 1.15;
/** A line was stretched if its characters are farther apart than normal by this much. */
const STRETCH = 0.06;
/** From this size in points, letters belong to a heading, whose few spaces are intended. */
const HEADING_POINTS = 18;
const MAX_MEANT_SPACES = 2;
/** Spaces next to a wide character. */
const STRETCHED =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]) +| +(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…])/gu;
const WIDE_END = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]$/u;
const WIDE_START = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;

/** The lines of a page from top to bottom. */
export function findRows({ runs }: Pick<PageRuns, 'runs'>): Row[] {
  const sorted = [...runs].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const lines: TextRun[][] = [];
  let main: TextRun | undefined;
  for (const run of sorted) {
    const line = lines.at(-1);
    const isSame = main && run.baseline - main.baseline <= SAME_LINE * Math.max(main.size, run.size);
    if (line && isSame) {
      line.push(run);
      if (run.size > (main?.size ?? 0)) main = run;
    } else {
      lines.push([run]);
      main = run;
    }
  }
  return lines.map((line) => makeRow(segmentsOf(line.sort((a, b) => a.left - b.left))));
}

/** A row of these segments; there must be at least one. */
export function makeRow(segments: readonly Segment[]): Row {
  const largest = segments.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    segments,
    left: Math.min(...segments.map(({ left }) => left)),
    right: Math.max(...segments.map(({ right }) => right)),
    baseline: largest.baseline,
    size: largest.size,
  };
}

function segmentsOf(runs: readonly TextRun[]): Segment[] {
  const groups: TextRun[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    if (run.left - right > COLUMN_GAP * run.size) groups.push([run]);
    else groups.at(-1)?.push(run);
    right = Math.max(right, run.right);
  }
  return groups.map(makeSegment);
}

function makeSegment(runs: readonly TextRun[]): Segment {
  const main = runs.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  let text = '';
  let right = runs[0]?.left ?? 0;
  for (const run of runs) {
    if (text !== '' && isSpaced(text, run, run.left - right)) text += ' ';
    text += run.text;
    right = Math.max(right, run.right);
  }
  const { size, font, baseline } = main;
  const left = runs[0]?.left ?? 0;
  return { text: unstretch(text, right - left, size), left, right, baseline, size, font };
}

/** Removes the spaces that justification put between the characters of a line; lengths in points. */
function unstretch(text: string, width: number, size: number): string {
  const plain = text.replace(STRETCHED, '');
  const spaces = text.length - plain.length;
  if (spaces === 0 || (size >= HEADING_POINTS && spaces <= MAX_MEANT_SPACES)) return text;
  const natural = [...plain].reduce((sum, char) => sum + (WIDE_END.test(char) ? 1 : 0.5), 0);
  return (width / size - natural) / Math.max(1, plain.length - 1) > STRETCH ? plain : text;
}

function isSpaced(before: string, run: TextRun, gap: number): boolean {
  const isWide = WIDE_END.test(before) || WIDE_START.test(run.text);
  return gap > (isWide ? WIDE_SPACE_GAP : SPACE_GAP) * run.size;
}
