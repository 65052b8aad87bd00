import { MappedBuilder } from '../../text/script/offset-map.ts';
import type { Block } from '../parsed-article.ts';

/** A line with its indentation in columns. */
export interface IndentedLine {
  readonly block: Block;
  readonly indent: number;
}

const SENTENCE_END = /[。！？!?；;：:….][”’"」』）)】]*$/;
const PAUSE = /[，。、；]/;
const ITEM_START =
  /^([（(]?[一二三四五六七八九十]{1,3}[)）、.]|[（(]\d{1,2}[)）]|\d{1,2}[、)）]|\d{1,2}\.(?!\d)|第[一二三四五六七八九十百\d]{1,4}[条章节]\s|[•·●■◆*▲-]\s?)/;
const PAGE_NUMBER =
  /^([—–─－-]{1,2}\s?\d{1,4}\s?[—–─－-]{1,2}|[·•]\s?\d{1,4}\s?[·•]|第?\s?\d{1,4}\s?页\s?[,，/／|]?\s?共\s?\d{1,4}\s?页|第\s?\d{1,4}\s?页)$/;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’—…·]/;
const NARROW_WORD = /^[\p{Script=Latin}\p{N}.,%-]{1,20}/u;
const BOTH_DIGITS = /\d\n\d/;
const LATIN_WORDS = /[\p{Script=Latin},.;]\n\p{Script=Latin}/u;

/** A narrower line was not wrapped, it is just short. */
const MIN_WRAP = 30;
/** A narrow column needs more lines as evidence. */
const MIN_SURE_WRAP = 40;
const MAX_WRAP = 130;
/**
 * Widths of lines of one wrapping may differ by this many columns: a wide character, a mark that may not start a line.
 */
const SLACK = 4;
const INDENT = 2;

/**
 * Joins lines that were broken at a fixed width (text of a PDF, wrapped Markdown). As evidence it needs many lines of
 * nearly the same width and none much wider, no sentence end at the break, a next line that is neither indented nor an
 * item, and sentences that end inside or at the end of the joined text. Page numbers between lines are marked.
 */
export function joinWrappedLines(read: readonly IndentedLine[]): Block[] {
  const marked = markPages(read);
  const lines = marked.filter(({ block }) => block.hint === null);
  const margin = lines.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  const isOpen = lines.map((_, i) => mayGoOn(lines, i, margin));
  const open = isOpen.filter(Boolean).length;
  let best: readonly boolean[] = [];
  let joined = 0;
  for (const ruler of RULERS) {
    if (joined === open) break;
    const widths = lines.map((line) => ruler.widthOf(line, margin));
    const wrap = findWrap(lines, { widths, isOpen }, ruler);
    if (wrap === null) continue;
    const joins = lines.map(
      (_, i) => isOpen[i] === true && isFull(lines, { i, width: widths[i] as number, wrap }, ruler),
    );
    const count = joins.filter(Boolean).length;
    if (count > joined && isBelievable(lines, joins)) [best, joined] = [joins, count];
  }
  return joined > 0 ? joinAll(marked, lines, best) : marked.map(({ block }) => block);
}

/** The way in which the wrapping program measured lines. */
interface Ruler {
  widthOf(line: IndentedLine, margin: number): number;
  /** Width of a character that takes one column in a fixed-width font. */
  readonly narrow: number;
  /** Largest difference between lines of one wrapping. */
  readonly slack: number;
}

/** Columns of a fixed-width font, or characters that all count as wide; the latter must fit exactly. */
const RULERS: readonly Ruler[] = [
  { widthOf: columnsOfLine, narrow: 1, slack: SLACK },
  { widthOf: ({ block, indent }, margin) => indent - margin + 2 * block.text.length, narrow: 2, slack: 0 },
];

interface Measured {
  readonly widths: readonly number[];
  readonly isOpen: readonly boolean[];
}

/** Marks page numbers with a hint; the empty lines around one do not separate the line after it. */
function markPages(read: readonly IndentedLine[]): IndentedLine[] {
  const heads = repeatedHeads(read);
  let atBreak = false;
  return read.map((line, i) => {
    if (isPageNumber(line.block) || (heads.has(line.block.text) && isBesidePage(read, i))) {
      atBreak = true;
      return { ...line, block: { ...line.block, hint: 'page-number' } };
    }
    const wasBreak = atBreak;
    atBreak = false;
    return wasBreak ? { ...line, block: { ...line.block, gapBefore: false } } : line;
  });
}

function isPageNumber(block: Block | undefined): boolean {
  return block !== undefined && block.text.length <= 20 && PAGE_NUMBER.test(block.text);
}

function isBesidePage(lines: readonly IndentedLine[], i: number): boolean {
  return isPageNumber(lines[i - 1]?.block) || isPageNumber(lines[i + 1]?.block);
}

/** Lines that stand beside page numbers three times or more, which are running heads. */
function repeatedHeads(lines: readonly IndentedLine[]): Set<string> {
  const counts = new Map<string, number>();
  for (const [i, { block }] of lines.entries()) {
    if (block.text.length <= 60 && isBesidePage(lines, i)) counts.set(block.text, (counts.get(block.text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([text]) => text));
}

/** True if only its width shows that a line ends there. */
function mayGoOn(lines: readonly IndentedLine[], i: number, margin: number): boolean {
  const [line, next] = [lines[i], lines[i + 1]];
  if (!line || !next || next.block.gapBefore || !isText(line.block) || next.block.kind !== 'paragraph') return false;
  if (SENTENCE_END.test(line.block.text.slice(-4))) return false;
  const isNumber = BOTH_DIGITS.test(`${line.block.text.slice(-1)}\n${next.block.text.charAt(0)}`);
  if (isNumber) return true;
  const isIndented = next.indent - margin >= INDENT && line.block.kind !== 'item';
  return !isIndented && !ITEM_START.test(next.block.text);
}

function isText(block: Block): boolean {
  return block.kind === 'paragraph' || block.kind === 'item';
}

/** The width at which most of the open lines end; null if the lines show none. */
function findWrap(lines: readonly IndentedLine[], { widths, isOpen }: Measured, { slack }: Ruler): number | null {
  const open = widths.filter((width, i) => width >= MIN_WRAP && width <= MAX_WRAP && isOpen[i]).sort((a, b) => a - b);
  let best = { wrap: 0, count: 0 };
  for (let first = 0, i = 0; i < open.length; i++) {
    while ((open[i] as number) - (open[first] as number) > slack) first++;
    if (i - first + 1 >= best.count) best = { wrap: open[i] as number, count: i - first + 1 };
  }
  const { wrap, count } = best;
  const longer = widths.filter((width) => width > wrap + slack).length;
  const rivals = open.filter((width) => width >= 0.6 * wrap).length;
  const isSure =
    count >= (wrap < MIN_SURE_WRAP ? 4 : 2) || (slack > 0 && count === 1 && isLoneBreak(lines, widths, wrap));
  return isSure && count >= 0.6 * rivals && longer <= widths.length / 10 ? wrap : null;
}

/**
 * True for a single break that goes through a figure, or is in running text that ends like a sentence on the next line.
 */
function isLoneBreak(lines: readonly IndentedLine[], widths: readonly number[], wrap: number): boolean {
  const i = widths.indexOf(wrap);
  const [text, next] = [lines[i]?.block.text ?? '', lines[i + 1]?.block.text ?? ''];
  if (wrap < MIN_SURE_WRAP || !SENTENCE_END.test(next.slice(-4))) return false;
  return BOTH_DIGITS.test(`${text.slice(-1)}\n${next.charAt(0)}`) ? PAUSE.test(text) : i > 0 && PAUSE.test(text);
}

/** True if the next line's first word would not have fitted. */
function isFull(
  lines: readonly IndentedLine[],
  { i, width, wrap }: { readonly i: number; readonly width: number; readonly wrap: number },
  { narrow, slack }: Ruler,
): boolean {
  const word = narrow * (NARROW_WORD.exec(lines[i + 1]?.block.text ?? '')?.[0].length ?? 0);
  return width <= wrap + slack && width + Math.max(2, word) + slack > wrap + 1;
}

/** True if half of the joined lines end like a sentence, because headlines of equal length do not. */
function isBelievable(lines: readonly IndentedLine[], joins: readonly boolean[]): boolean {
  const ends = joins.flatMap((join, i) => (!join && joins[i - 1] ? [lines[i]?.block.text ?? ''] : []));
  return ends.length > 0 && ends.filter((text) => SENTENCE_END.test(text.slice(-4))).length >= ends.length / 2;
}

function joinAll(marked: readonly IndentedLine[], lines: readonly IndentedLine[], joins: readonly boolean[]): Block[] {
  const position = new Map(lines.map((line, i) => [line, i]));
  const blocks: Block[] = [];
  let run: Block[] = [];
  let pages: Block[] = [];
  for (const line of marked) {
    const i = position.get(line);
    if (i === undefined) {
      (run.length > 0 ? pages : blocks).push(line.block);
      continue;
    }
    run.push(line.block);
    if (joins[i]) continue;
    blocks.push(joinRun(run), ...pages);
    run = [];
    pages = [];
  }
  return blocks;
}

function joinRun(run: readonly Block[]): Block {
  const first = run[0] as Block;
  if (run.length === 1) return first;
  const builder = new MappedBuilder();
  let last = '';
  for (const block of run) {
    if (LATIN_WORDS.test(`${last}\n${block.text.charAt(0)}`)) builder.appendMark(' ');
    builder.appendSlice(block, 0, block.text.length);
    last = block.text.slice(-1);
  }
  const linked = run.reduce((sum, { linkShare, text }) => sum + linkShare * text.length, 0);
  return { ...first, ...builder.build(), linkShare: Math.min(1, linked / Math.max(1, builder.length)) };
}

/** Columns of a line in a fixed-width font. */
function columnsOfLine({ block, indent }: IndentedLine, margin: number): number {
  let width = indent - margin;
  for (let i = 0; i < block.text.length && width <= MAX_WRAP + SLACK; i++) width += columnsOf(block.text.charCodeAt(i));
  return width;
}

function columnsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code >= 0x4e00 && code < 0xa000) return 2;
  return WIDE.test(String.fromCharCode(code)) ? 2 : 1;
}

/** Columns before the first visible character. */
export function indentOf(line: string): number {
  let width = 0;
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === '\u3000') width += 2;
    else if (char === '\t') width += 4;
    else if (char === ' ' || char === '\u00a0') width++;
    else break;
  }
  return width;
}
