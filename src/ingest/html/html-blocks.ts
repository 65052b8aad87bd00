import { normaliseSpaces } from '../../text/mending/spaces.ts';
import { MappedBuilder, type MappedText, originOf, sliceMapped } from '../../text/script/offset-map.ts';
import { type Block, type BlockKind, makeBlock } from '../parsed-article.ts';

const KINDS = new Map<string, BlockKind>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, 'heading'] as const),
  ...['li', 'dd', 'dt'].map((tag) => [tag, 'item'] as const),
  ['tr', 'row'],
  ['figcaption', 'caption'],
]);
const CAPTION =
  /(^|[\s_-])(caption|figcaption|img_?desc\w*|img_?title|pic_?desc\w*|photo_?(text|desc)|picnote|imgnote)(?=$|[\s_-])/;
const CELLS = new Set(['td', 'th']);
/** Separator between the cells of a table row. */
const CELL_MARK = ' | ';
/** A longer cell is layout and not data, so that its paragraphs stay separate lines. */
const MAX_CELL_CHARS = 120;
const INK = /\S/;

/** Collects the running text of a page into lines. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  private readonly source: MappedText;
  private readonly breaksAtLineEnds: boolean;
  private line = new MappedBuilder();
  private linkChars = 0;
  private linkDepth = 0;
  private gapBefore = false;
  private rowDepth = 0;
  /** Starts of the cells of the line, without the first. */
  private cellStarts: number[] = [];
  /** Link characters before each of these cells. */
  private cellLinks: number[] = [];
  private hasInk = false;
  private cellHasInk = false;
  /** Kinds of those open blocks that have one, outermost first. */
  private readonly kinds: BlockKind[] = [];
  /** For every open block, true if it has a kind. */
  private readonly opened: boolean[] = [];

  /** For class and id names seen before, true if they mark a caption. */
  private readonly captions = new Map<string, boolean>();

  /** `breaksAtLineEnds` is true for a text with a few tags, whose line ends are real. */
  constructor(source: MappedText, breaksAtLineEnds: boolean) {
    this.source = source;
    this.breaksAtLineEnds = breaksAtLineEnds;
  }

  /** Index of the next line. */
  get next(): number {
    return this.blocks.length;
  }

  isCaption(names: string): boolean {
    if (names === '') return false;
    const known = this.captions.get(names) ?? CAPTION.test(names.toLowerCase());
    this.captions.set(names, known);
    return known;
  }

  addText(start: number, end: number): void {
    let from = start;
    while (this.breaksAtLineEnds) {
      const lineEnd = this.source.text.indexOf('\n', from);
      if (lineEnd < 0 || lineEnd >= end) break;
      this.addPiece(from, lineEnd);
      this.breakLine();
      from = lineEnd + 1;
    }
    this.addPiece(from, end);
  }

  private addPiece(start: number, end: number): void {
    this.line.appendSlice(this.source, start, end);
    this.count(end - start, INK.test(this.source.text.slice(start, end)));
  }

  addEntity(char: string, start: number): void {
    this.line.appendFor(char, originOf(this.source.runs, start));
    this.count(char.length, INK.test(char));
  }

  openBlock(tag: string, names: string): void {
    if (CELLS.has(tag) && this.rowDepth > 0) this.openCell();
    else if (!this.isInFreshCell()) this.flushCells();
    if (tag === 'tr') this.rowDepth++;
    const kind = this.isCaption(names) ? 'caption' : KINDS.get(tag);
    if (kind) this.kinds.push(kind);
    this.opened.push(kind !== undefined);
  }

  closeBlock(tag: string): void {
    if (tag === 'tr') this.rowDepth--;
    const cellChars = this.line.length - (this.cellStarts.at(-1) ?? 0);
    if (tag === 'tr' || this.rowDepth === 0 || cellChars > MAX_CELL_CHARS) this.flush();
    if (this.opened.pop()) this.kinds.pop();
  }

  openLink(): void {
    this.linkDepth++;
  }

  closeLink(): void {
    this.linkDepth--;
  }

  /** Breaks the line; inside a heading it adds a space instead. */
  breakLine(): void {
    if (this.kinds.at(-1) === 'heading') this.line.appendMark(' ');
    else if (!this.hasInk) this.gapBefore = true;
    else this.flushCells();
  }

  /** Ends the line; the cells of an unfinished row were layout and become separate lines. */
  flushCells(): void {
    const starts = this.cellStarts;
    if (starts.length === 0) {
      this.flush();
      return;
    }
    const row = this.line.build();
    const cells = [0, ...starts].map((start, i) => {
      const next = starts[i];
      return sliceMapped(row, start, next === undefined ? row.text.length : next - CELL_MARK.length);
    });
    const links = [0, ...this.cellLinks, this.linkChars];
    for (const [i, cell] of cells.entries()) this.push(cell, 'paragraph', (links[i + 1] ?? 0) - (links[i] ?? 0));
    this.reset();
  }

  /** Ends the line. */
  flush(): void {
    const kind = this.kinds.at(-1) ?? 'paragraph';
    const isLoneCell = kind === 'row' && this.cellStarts.length === 0;
    if (this.hasInk) this.push(this.line.build(), isLoneCell ? 'paragraph' : kind, this.linkChars);
    this.reset();
  }

  private push(line: MappedText, kind: BlockKind, linkChars: number): void {
    const text = normaliseSpaces(line, true);
    if (text.text === '') return;
    const linkShare = Math.min(1, linkChars / Math.max(1, line.text.trim().length));
    this.blocks.push(makeBlock(text, { kind, linkShare, gapBefore: this.gapBefore }));
    this.gapBefore = false;
  }

  private reset(): void {
    if (this.line.length > 0) this.line = new MappedBuilder();
    this.linkChars = 0;
    this.cellStarts = [];
    this.cellLinks = [];
    this.hasInk = false;
  }

  private openCell(): void {
    if (this.line.length > MAX_CELL_CHARS * 10) this.flushCells();
    if (!this.hasInk) return;
    this.line.appendMark(CELL_MARK);
    this.cellStarts.push(this.line.length);
    this.cellLinks.push(this.linkChars);
    this.cellHasInk = false;
  }

  private isInFreshCell(): boolean {
    return this.rowDepth > 0 && this.cellStarts.length > 0 && !this.cellHasInk;
  }

  private count(chars: number, hasInk: boolean): void {
    if (this.linkDepth > 0) this.linkChars += chars;
    if (!hasInk) return;
    this.hasInk = true;
    this.cellHasInk = true;
  }
}
