import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text placed by a PDF. Lengths are in points; y grows downwards. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of the letters. */
  readonly size: number;
  readonly font: string;
}

/** The text of one page. */
export interface PageRuns {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** In the order in which the file draws them; only upright ones. */
  readonly runs: readonly TextRun[];
  /** Number of characters that run from top to bottom. */
  readonly verticalChars: number;
  /** Number of characters at an angle (watermarks). */
  readonly tiltedChars: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Sine of the angle up to which a line counts as level. Chosen by hand. */
const MAX_TILT = 0.05;
/** Text that is drawn twice to look bold is this close to itself, in letter heights. */
const OVERPRINT = 0.25;

/** Reads a page's text with its positions, after the page's rotation. */
export async function readPageRuns(pdfPage: PDFPageProxy): Promise<PageRuns> {
  const viewport = pdfPage.getViewport({ scale: 1 });
  const { items, styles } = await pdfPage.getTextContent({ includeMarkedContent: false });
  const runs: TextRun[] = [];
  const counts = { verticalChars: 0, tiltedChars: 0 };
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, c, d, e, f] = multiply(viewport.transform as unknown as Matrix, item.transform as unknown as Matrix);
    const size = Math.hypot(c, d);
    if (styles[item.fontName]?.vertical) counts.verticalChars += item.str.length;
    else if (Math.abs(b) > MAX_TILT * Math.hypot(a, b) || a < 0) counts.tiltedChars += item.str.length;
    else if (isOnPage(e, f, viewport)) {
      const text = item.str.trimEnd();
      const lead = text.length - text.trimStart().length;
      const left = e + (item.width * lead) / Math.max(1, item.str.length);
      const right = e + (item.width * text.length) / Math.max(1, item.str.length);
      runs.push({ text: text.trimStart(), left, right, baseline: f, size, font: item.fontName });
    }
  }
  const { width, height } = viewport;
  return { page: pdfPage.pageNumber, width, height, runs: withoutOverprint(runs), ...counts };
}

function isOnPage(x: number, y: number, { width, height }: { width: number; height: number }): boolean {
  return x > -width * 0.02 && x < width && y > 0 && y < height * 1.02;
}

function withoutOverprint(runs: readonly TextRun[]): TextRun[] {
  const seen = new Map<string, TextRun[]>();
  return runs.filter((run) => {
    const same = seen.get(run.text) ?? [];
    const near = OVERPRINT * run.size;
    const isTwice = same.some(
      ({ left, baseline }) => Math.abs(left - run.left) < near && Math.abs(baseline - run.baseline) < near,
    );
    if (!isTwice) seen.set(run.text, [...same.slice(-8), run]);
    return !isTwice;
  });
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
