/** Receives the parts of a page in document order; offsets refer to the text being read. */
export interface TagHandler {
  text(start: number, end: number): void;
  /** A character reference that starts at `start`. */
  entity(char: string, start: number): void;
  comment(start: number, end: number): void;
  /**
   * An element opens (or is empty); tag and attribute names are in lower case, the first of equal attributes counts.
   */
  open(tag: string, attributes: ReadonlyMap<string, string>, start: number): void;
  close(tag: string, start: number): void;
  end(): void;
}

const LAST_CODE_POINT = 0x10ffff;

/** Joins the events of htmlparser2's tokenizer to whole tags. */
export class TagReader {
  private readonly source: string;
  private readonly handler: TagHandler;
  private tag = '';
  private tagStart = 0;
  private attribute = '';
  private value = '';
  private attributes = new Map<string, string>();
  /** End of the last event, where a character reference starts. */
  private readTo = 0;

  constructor(source: string, handler: TagHandler) {
    this.source = source;
    this.handler = handler;
  }

  ontext(start: number, end: number): void {
    this.handler.text(start, end);
    this.readTo = end;
  }

  ontextentity(codePoint: number, end: number): void {
    this.handler.entity(charOf(codePoint), Math.min(this.readTo, end));
    this.readTo = end;
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.source.slice(start, end).toLowerCase();
    this.tagStart = start - 1;
    this.attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.source.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value += this.source.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.value += charOf(codePoint);
  }

  onattribend(): void {
    if (!this.attributes.has(this.attribute)) this.attributes.set(this.attribute, this.value);
  }

  onopentagend(end: number): void {
    this.readTo = end + 1;
    this.handler.open(this.tag, this.attributes, this.tagStart);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onclosetag(start: number, end: number): void {
    this.readTo = end + 1;
    this.handler.close(this.source.slice(start, end).toLowerCase(), start - 2);
  }

  oncomment(start: number, end: number, offset: number): void {
    this.readTo = end + 1;
    this.handler.comment(start, end - offset);
  }

  oncdata(start: number, end: number, offset: number): void {
    this.readTo = end + 1;
    this.handler.text(start, end - offset);
  }

  ondeclaration(_start: number, end: number): void {
    this.readTo = end + 1;
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.readTo = end + 1;
  }

  onend(): void {
    this.handler.end();
  }
}

function charOf(codePoint: number): string {
  return codePoint <= LAST_CODE_POINT ? String.fromCodePoint(codePoint) : '\uFFFD';
}
