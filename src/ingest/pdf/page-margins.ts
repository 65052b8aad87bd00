import type { Row } from './page-rows.ts';
import type { PageRuns } from './page-runs.ts';

/** A page with its lines. */
export interface PageRows extends Pick<PageRuns, 'page' | 'width' | 'height'> {
  readonly rows: readonly Row[];
}

/** A page without the lines that are printed on every page. */
export interface PageText extends PageRows {
  /** The removed running heads and page numbers, top to bottom. */
  readonly margins: readonly string[];
}

/** Running heads and page numbers are within this share of the page's height from its edges. */
const ZONE = 0.13;
const MAX_ROWS = 3;
/** Largest difference in height of the same head on two pages, in points. */
const SAME_PLACE = 5;
const PAGE_NUMBER =
  /^(?:[—–―─－\-·•\s]*\d{1,4}[—–―─－\-·•\s]*|[ivxlc]{1,7}|第?\s?[\d一二三四五六七八九十百]{1,5}\s?页.{0,12}|(?:page\s)?\d{1,4}\s?(?:of|\/|／)\s?\d{1,4}|page\s\d{1,4})$/i;
/** A lone number at the edge is a page number if it is this far from the text, in letter heights. */
const MIN_DISTANCE = 1.7;

/** Running heads that differ from page to page have letters smaller than the text by this factor. */
const SMALLER = 0.92;

/**
 * Removes running heads and page numbers: lines that repeat at the same place with other numbers, counts of pages, and
 * small letters apart from the text if other pages have such a line too.
 */
export function dropMargins(pages: readonly PageRows[], bodySize: number): PageText[] {
  const seen = new Map<string, number[]>();
  for (const page of pages) {
    for (const row of edgeRows(page)) {
      const places = seen.get(keyOf(row)) ?? [];
      places.push(row.baseline);
      seen.set(keyOf(row), places);
    }
  }
  const repeats = (row: Row) =>
    (seen.get(keyOf(row)) ?? []).filter((place) => Math.abs(place - row.baseline) <= SAME_PLACE).length >= 2;
  const apart = pages.map((page) =>
    edgeRows(page).filter((row) => isApart(row, page) && row.size <= SMALLER * bodySize),
  );
  const isHead = (row: Row, own: readonly Row[]) => {
    const isSamePlace = (other: Row) => Math.abs(other.baseline - row.baseline) <= SAME_PLACE;
    return own.includes(row) && apart.some((others) => others !== own && others.some(isSamePlace));
  };
  return pages.map((page, i) => {
    const margins = new Set(
      edgeRows(page).filter((row) => repeats(row) || isPageNumber(row, page) || isHead(row, apart[i] as Row[])),
    );
    const rows = page.rows.filter((row) => !margins.has(row));
    return { ...page, rows, margins: page.rows.filter((row) => margins.has(row)).map(rowText) };
  });
}

/** The text of a row, with spaces between its segments. */
export function rowText({ segments }: Row): string {
  return segments.map(({ text }) => text).join(' ');
}

function edgeRows({ rows, height }: PageRows): Row[] {
  const top = rows.slice(0, MAX_ROWS).filter(({ baseline }) => baseline < ZONE * height);
  const bottom = rows.slice(-MAX_ROWS).filter(({ baseline }) => baseline > (1 - ZONE) * height);
  return [...new Set([...top, ...bottom])];
}

function isPageNumber(row: Row, page: PageRows): boolean {
  return PAGE_NUMBER.test(rowText(row).trim()) && isApart(row, page);
}

function isApart(row: Row, { rows }: PageRows): boolean {
  const index = rows.indexOf(row);
  const distances = [rows[index - 1], rows[index + 1]].flatMap((other) =>
    other ? [Math.abs(other.baseline - row.baseline)] : [],
  );
  return distances.every((distance) => distance >= MIN_DISTANCE * row.size);
}

function keyOf(row: Row): string {
  return rowText(row).replace(/\s+/g, '').replace(/\d+/g, '#');
}
