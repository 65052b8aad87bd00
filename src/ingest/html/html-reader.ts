import { Tokenizer } from 'htmlparser2';
import { type MappedText, originOf } from '../../text/script/offset-map.ts';
import { makeRemoval, type Removal, type RemovalReason } from '../parsed-article.ts';
import { BlockWriter } from './html-blocks.ts';
import type { NamedPart, NamedText, Page, PageElement } from './html-page.ts';
import { type TagHandler, TagReader } from './html-tags.ts';
import { readScriptFacts, type ScriptPart } from './script-facts.ts';

/** Elements whose content is never shown as text. */
const SKIPPED = new Set(
  'head script style noscript template iframe svg math object select option button textarea video audio canvas rt rp'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
/** Elements that end when another one of the same group opens. */
const SIBLINGS = new Map([
  ['p', ['p']],
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['tr', ['td', 'th', 'tr']],
  ['td', ['td', 'th']],
  ['th', ['td', 'th']],
]);
const HIDDEN_STYLE = /display\s*:\s*none/i;
/** Without any of these tags, a text's own line ends are its only structure. */
const BLOCK_TAG = /<(p|div|table|li|section|article|h[1-6]|body|td|blockquote)[\s>/]/i;
const NO_ELEMENT = -1;
/** Whole class and id names of elements that name a part of the metadata. */
const NAMED = new Map<string, NamedPart>([
  ...words('publish_time publish-time pubtime pub_time pub-time post-date entry-date article-time date-source', 'date'),
  ...words('js_name source laiyuan media_name media-name article-source post-source copyfrom', 'source'),
  ...words('author byline writer post-author article-author', 'author'),
]);
/** A longer text of a named element is no title, source or day. Chosen by hand. */
const MAX_NAMED_CHARS = 300;
/** A page with more of them is a list. */
const MAX_NAMED = 200;

function words(names: string, part: NamedPart): [string, NamedPart][] {
  return names.split(' ').map((name) => [name, part]);
}

function partOf(names: string): NamedPart | undefined {
  if (!names.includes(' ')) return NAMED.get(names);
  return NAMED.get(names.split(/\s+/).find((name) => NAMED.has(name)) ?? '');
}

/** Reads any HTML, broken or deep, in time and memory proportional to its length. */
export function readPage(source: MappedText): Page {
  const builder = new PageBuilder(source);
  const tokenizer = new Tokenizer({ decodeEntities: true }, new TagReader(source.text, builder));
  tokenizer.write(source.text);
  tokenizer.end();
  return builder.finish();
}

interface Open {
  readonly tag: string;
  /** Index of the nearest recorded element, itself included. */
  readonly element: number;
  readonly isRecorded: boolean;
  readonly skips: boolean;
  readonly part: NamedPart | undefined;
  readonly start: number;
  /** Index of the block that it opens in or before. */
  readonly at: number;
  /** The type attribute of a script. */
  readonly type: string;
}

class PageBuilder implements TagHandler {
  private readonly stack: Open[] = [];
  private readonly openTags = new Map<string, number>();
  private readonly elements: PageElement[] = [];
  private readonly meta = new Map<string, string>();
  private readonly removals: Removal[] = [];
  private readonly writer: BlockWriter;
  private readonly source: MappedText;
  private skipDepth = 0;
  private skipStart = 0;
  private readonly named: NamedText[] = [];
  private readonly scripts = new Map<ScriptPart, string>();
  private title: string | null = null;

  constructor(source: MappedText) {
    this.source = source;
    this.writer = new BlockWriter(source, !BLOCK_TAG.test(source.text));
  }

  text(start: number, end: number): void {
    if (this.skipDepth === 0) this.writer.addText(start, end);
    else if (this.stack.at(-1)?.tag === 'title') this.title = (this.title ?? '') + this.source.text.slice(start, end);
  }

  entity(char: string, start: number): void {
    if (this.skipDepth === 0) this.writer.addEntity(char, start);
    else if (this.stack.at(-1)?.tag === 'title') this.title = (this.title ?? '') + char;
  }

  comment(start: number, end: number): void {
    const text = this.source.text.slice(start, Math.min(end, start + 400)).trim();
    if (text !== '') this.remove('comment-markup', text, start);
  }

  open(tag: string, attributes: ReadonlyMap<string, string>, start: number): void {
    if (tag === 'meta') this.readMeta(attributes);
    const time = tag === 'time' && this.skipDepth === 0 ? attributes.get('datetime') : undefined;
    if (time) this.addNamed('date', time, this.writer.next);
    if (tag === 'body') this.closeDownTo(0, start);
    if (this.skipDepth === 0 && tag === 'br') this.writer.breakLine();
    if (this.skipDepth === 0 && tag === 'hr') this.writer.flush();
    if (VOID.has(tag) || tag === 'html') return;
    this.closeSiblings(tag, start);
    const skips = SKIPPED.has(tag) || HIDDEN_STYLE.test(attributes.get('style') ?? '') || attributes.has('hidden');
    if (skips && this.skipDepth++ === 0) this.skipStart = start;
    this.push(
      { tag, skips, start, type: attributes.get('type')?.toLowerCase() ?? '' },
      `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.trim(),
    );
  }

  close(tag: string, start: number): void {
    if ((this.openTags.get(tag) ?? 0) === 0) {
      if (tag === 'p' && this.skipDepth === 0) this.writer.flush();
      return;
    }
    let depth = this.stack.length - 1;
    while (depth > 0 && this.stack[depth]?.tag !== tag) depth--;
    this.closeDownTo(depth, start);
  }

  end(): void {
    this.closeDownTo(0, this.source.text.length);
    this.writer.flush();
  }

  finish(): Page {
    const { elements, meta, title, named, scripts, removals } = this;
    return { blocks: this.writer.blocks, elements, meta, title, named, scripts, removals };
  }

  private push(opening: Pick<Open, 'tag' | 'skips' | 'start' | 'type'>, names: string): void {
    const { tag, skips, start, type } = opening;
    const shown = this.skipDepth === 0;
    const isBlock = BLOCKS.has(tag) || this.writer.isCaption(names);
    if (shown && isBlock) this.writer.openBlock(tag, names);
    if (shown && tag === 'a') this.writer.openLink();
    const parent = this.stack.at(-1)?.element ?? NO_ELEMENT;
    const isRecorded = shown && isBlock;
    if (isRecorded)
      this.elements.push({ tag, names, parent, firstBlock: this.writer.next, endBlock: this.writer.next });
    const element = isRecorded ? this.elements.length - 1 : parent;
    const part = names === '' ? undefined : partOf(names);
    // Written out because spreading is slow, and a page may have as many elements as words.
    this.stack.push({ tag, skips, start, type, isRecorded, element, part, at: this.writer.next });
    this.openTags.set(tag, (this.openTags.get(tag) ?? 0) + 1);
  }

  /** Closes every open element at this depth and deeper. */
  private closeDownTo(depth: number, at: number): void {
    while (this.stack.length > depth) {
      const open = this.stack.pop() as Open;
      this.openTags.set(open.tag, (this.openTags.get(open.tag) ?? 1) - 1);
      if (this.skipDepth === 0 && open.tag === 'a') this.writer.closeLink();
      if (open.isRecorded) {
        this.writer.closeBlock(open.tag);
        (this.elements[open.element] as PageElement).endBlock = this.writer.next;
      }
      if (open.part) this.readNamed(open, at);
      if (open.tag === 'script') this.readScript(open, at);
      if (open.skips && --this.skipDepth === 0) this.reportSkipped(open.tag, at);
    }
  }

  private closeSiblings(tag: string, at: number): void {
    const siblings = SIBLINGS.get(tag);
    let last = this.stack.at(-1);
    while (siblings && last && siblings.includes(last.tag)) {
      this.closeDownTo(this.stack.length - 1, at);
      last = this.stack.at(-1);
    }
  }

  private readNamed(open: Open, end: number): void {
    if (end - open.start > MAX_NAMED_CHARS || this.skipDepth > 0) return;
    const text = this.source.text
      .slice(open.start, end)
      .replace(/<[^<>]*>/g, ' ')
      .replace(/&nbsp;|\s+/g, ' ')
      .trim();
    if (text !== '') this.addNamed(open.part as NamedPart, text, open.at);
  }

  private addNamed(part: NamedPart, text: string, at: number): void {
    if (this.named.length < MAX_NAMED) this.named.push({ part, text, at });
  }

  private readScript({ start, type }: Open, end: number): void {
    for (const [part, text] of readScriptFacts(this.source.text.slice(start, end), type)) {
      if (!this.scripts.has(part)) this.scripts.set(part, text);
    }
  }

  private reportSkipped(tag: string, end: number): void {
    const text = this.source.text.slice(this.skipStart, Math.min(end, this.skipStart + 400));
    if (tag === 'head' || tag === 'rp') return;
    const reason = tag === 'rt' ? 'gloss' : SKIPPED.has(tag) ? 'style-or-script' : 'hidden';
    this.remove(reason, text, this.skipStart);
  }

  private remove(reason: RemovalReason, text: string, at: number): void {
    this.removals.push(makeRemoval(reason, text, originOf(this.source.runs, at)));
  }

  private readMeta(attributes: ReadonlyMap<string, string>): void {
    const name = (
      attributes.get('name') ??
      attributes.get('property') ??
      attributes.get('itemprop') ??
      ''
    ).toLowerCase();
    const content = attributes.get('content')?.trim();
    if (name !== '' && content && !this.meta.has(name)) this.meta.set(name, content);
  }
}
