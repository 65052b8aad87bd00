import { MappedBuilder, type MappedText, originOf } from '../text/offset-map.ts';
import { normaliseSpaces } from '../text/spaces.ts';
import { type Block, type BlockKind, makeBlock } from './draft.ts';

const KINDS = new Map<string, BlockKind>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, 'heading'] as const),
  ...['li', 'dd', 'dt'].map((tag) => [tag, 'item'] as const),
  ['tr', 'row'],
  ['figcaption', 'caption'],
]);
const CAPTION =
  /(^|[\s_-])(caption|figcaption|img_?desc\w*|img_?title|pic_?desc\w*|photo_?(text|desc)|picnote|imgnote)(?=$|[\s_-])/;
const CELLS = new Set(['td', 'th']);
/** Between the cells of a table's row. */
const CELL_MARK = ' | ';
/** A cell longer than this is layout, not data: its paragraphs stay lines of their own. */
const MAX_CELL_CHARS = 120;

/** Collects the running text of a page into lines. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  private readonly source: MappedText;
  private line = new MappedBuilder();
  private linkChars = 0;
  private linkDepth = 0;
  private gapBefore = false;
  private rowDepth = 0;
  private cellStart = 0;
  private hasInk = false;
  /** Kinds of the open blocks that have one, outermost first. */
  private readonly kinds: BlockKind[] = [];
  /** For every open block whether it has a kind. */
  private readonly opened: boolean[] = [];

  constructor(source: MappedText) {
    this.source = source;
  }

  /** Index that the next line will have. */
  get next(): number {
    return this.blocks.length;
  }

  isCaption(names: string): boolean {
    return names !== '' && CAPTION.test(names);
  }

  addText(start: number, end: number): void {
    this.line.appendSlice(this.source, start, end);
    this.count(end - start, /\S/.test(this.source.text.slice(start, end)));
  }

  addEntity(char: string, start: number): void {
    this.line.appendFor(char, originOf(this.source.runs, start));
    this.count(char.length, /\S/.test(char));
  }

  openBlock(tag: string, names: string): void {
    if (tag === 'tr') this.rowDepth++;
    if (CELLS.has(tag) && this.rowDepth > 0) this.openCell();
    else if (!this.isInsideFreshCell()) this.flush();
    const kind = this.isCaption(names) ? 'caption' : KINDS.get(tag);
    if (kind) this.kinds.push(kind);
    this.opened.push(kind !== undefined);
  }

  closeBlock(tag: string): void {
    if (tag === 'tr') this.rowDepth--;
    const isCellPart = this.rowDepth > 0 && this.line.length - this.cellStart <= MAX_CELL_CHARS;
    if (!isCellPart) this.flush();
    if (this.opened.pop()) this.kinds.pop();
  }

  openLink(): void {
    this.linkDepth++;
  }

  closeLink(): void {
    this.linkDepth--;
  }

  /** A line break: inside a heading a space, elsewhere the end of the line. */
  breakLine(): void {
    if (this.kinds.at(-1) === 'heading') this.line.appendMark(' ');
    else if (!this.hasInk) this.gapBefore = true;
    else this.flush();
  }

  /** Ends the line. */
  flush(): void {
    if (this.hasInk) {
      const text = normaliseSpaces(this.line.build());
      const kind = this.kinds.at(-1) ?? 'paragraph';
      const linkShare = Math.min(1, this.linkChars / Math.max(1, this.line.length));
      if (text.text !== '') this.blocks.push(makeBlock(text, { kind, linkShare, gapBefore: this.gapBefore }));
      this.gapBefore = false;
    }
    if (this.line.length > 0) this.line = new MappedBuilder();
    this.linkChars = 0;
    this.cellStart = 0;
    this.hasInk = false;
  }

  private openCell(): void {
    if (this.line.length > MAX_CELL_CHARS) this.flush();
    else if (this.hasInk) this.line.appendMark(CELL_MARK);
    this.cellStart = this.line.length;
  }

  private isInsideFreshCell(): boolean {
    return this.rowDepth > 0 && this.line.length === this.cellStart && this.cellStart > 0;
  }

  private count(chars: number, hasInk: boolean): void {
    if (this.linkDepth > 0) this.linkChars += chars;
    if (hasInk) this.hasInk = true;
  }
}
