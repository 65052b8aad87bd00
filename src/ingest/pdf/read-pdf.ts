import './builtin-modules.ts';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type ExtractedLine, type Extraction, makePart, UnreadableDocument } from '../extraction.ts';
import { REFUSALS, refuseDamaged } from '../refusals.ts';
import { findTitleLines, joinTitleLines } from '../title-lines.ts';
import { dropMargins, type PageText } from './page-margins.ts';
import { findRows } from './page-rows.ts';
import { type PageRuns, readPageRuns } from './page-runs.ts';
import { joinFlow, type Paragraph } from './paragraphs.ts';
import { findBodySize, readFlow } from './text-flow.ts';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** A text with fewer characters is at best a stamp. */
const MIN_PAGE_CHARS = 8;
/** A text with a larger share of private or lost characters is unreadable. */
const MAX_LOST_SHARE = 0.3;
const LOST = /[\ue000-\uf8ff\ufffd\p{Cc}]/gu;

/**
 * Reads the text layer of a PDF: columns in reading order, lines joined to paragraphs, without running heads, page
 * numbers and tilted watermarks. It draws nothing and runs no script of the file.
 */
export async function readPdf(path: string): Promise<Extraction> {
  const pdf = await openPdf(await readFile(path));
  const runs: PageRuns[] = [];
  for (let page = 1; page <= pdf.numPages; page++) runs.push(await readPageRuns(await pdf.getPage(page)));
  checkText(runs);
  const rows = runs.map(({ runs: own, ...page }) => ({ ...page, rows: findRows({ runs: own }) }));
  const bodySize = findBodySize(rows.flatMap((page) => page.rows));
  const pages = dropMargins(rows, bodySize);
  const paragraphs = joinFlow(readFlow(pages, bodySize), bodySize);
  const head = paragraphs.filter(({ pages: [first] }) => first?.page === 1);
  const title = findTitleLines(head.map(({ text, size, isCentred }) => ({ text, size, isCentred, isTitle: false })));
  const fields = title ? { title: joinTitleLines(head.slice(title.start, title.end).map(({ text }) => text)) } : {};
  const looseTitle = await readTitle(pdf);
  const part = makePart({ ...writeText(paragraphs, pages), fields, looseTitle, remarks: remarksOn(runs) });
  return { kind: 'parts', parts: [part] };
}

async function openPdf(data: Buffer): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: new Uint8Array(data),
      cMapUrl: `${join(PACKAGE, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(PACKAGE, 'standard_fonts')}/`,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    const { name, message } = error as Error;
    throw new UnreadableDocument(name === 'PasswordException' ? REFUSALS.password : refuseDamaged(message));
  }
}

/** @throws UnreadableDocument if there is no text, or none that can be read. */
function checkText(pages: readonly PageRuns[]): void {
  const text = pages.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
  const vertical = pages.reduce((sum, { verticalChars }) => sum + verticalChars, 0);
  if (vertical > text.length) throw new UnreadableDocument(REFUSALS.vertical);
  if (text.length < MIN_PAGE_CHARS) throw new UnreadableDocument(REFUSALS.scan);
  if ((text.match(LOST)?.length ?? 0) > MAX_LOST_SHARE * text.length) throw new UnreadableDocument(REFUSALS.noLetters);
}

function remarksOn(pages: readonly PageRuns[]): string[] {
  const charsOf = ({ runs }: PageRuns) => runs.reduce((sum, run) => sum + run.text.length, 0);
  const silent = pages.filter((page) => charsOf(page) < MIN_PAGE_CHARS).map(({ page }) => page);
  const tilted = pages.reduce((sum, { tiltedChars }) => sum + tiltedChars, 0);
  const vertical = pages.reduce((sum, { verticalChars }) => sum + verticalChars, 0);
  return [
    ...(silent.length > 0 ? [`pages without text (pictures or scans): ${silent.join(', ')}`] : []),
    ...(tilted > 0 ? [`${tilted} characters at an angle (a watermark) were left out`] : []),
    ...(vertical > 0 ? [`${vertical} characters that run from top to bottom were left out`] : []),
  ];
}

async function readTitle(pdf: PDFDocumentProxy): Promise<string | null> {
  const { info } = await pdf.getMetadata();
  const title = (info as Record<string, unknown>)['Title'];
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
}

interface PdfText {
  readonly text: string;
  readonly lines: readonly ExtractedLine[];
  readonly pages: readonly number[];
}

/** Paragraphs as lines of one text; heads and page numbers follow after it, for the report. */
function writeText(paragraphs: readonly Paragraph[], pageTexts: readonly PageText[]): PdfText {
  const lines: ExtractedLine[] = [];
  const pages: number[] = [];
  let text = '';
  for (const { text: own, kind, gapBefore, pages: starts } of paragraphs) {
    for (const { at, page } of starts) if (pages.at(-1) !== page) pages.push(text.length + at, page);
    lines.push({ start: text.length, end: text.length + own.length, kind, gapBefore, hint: null });
    text += `${own}\n`;
  }
  for (const margin of pageTexts.flatMap(({ margins }) => margins)) {
    const line = { start: text.length, end: text.length + margin.length, kind: 'paragraph', gapBefore: false } as const;
    lines.push({ ...line, hint: 'page-number' });
    text += `${margin}\n`;
  }
  return { text, lines, pages };
}
