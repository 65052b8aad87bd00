import { normaliseSpaces } from '../../text/mending/spaces.ts';
import { applyEdits, type Edit, type MappedText, sliceMapped } from '../../text/script/offset-map.ts';
import { type Block, type BlockKind, makeBlock } from '../parsed-article.ts';
import { type IndentedLine, indentOf, joinWrappedLines } from './line-joins.ts';
import { dropHidden, findLinks, type MarkdownLink } from './markdown-marks.ts';
import { lineSpans } from './text-blocks.ts';

const LEAD = /^\s{0,12}(?:(#{1,6})\s+|([-*+])\s+|(?:>\s?)+)/;
const RULE = /^\s*([-*_=]\s?){3,}$/;
const TABLE_RULE = /^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$/;
const FENCE = /^\s{0,3}(```|~~~)/;
/** A place for the table of contents, classes of a block, a line of tags, the address of a reference link. */
const CONTENTS = /^\s*@?\[toc\]\s*$/i;
const BLOCK_CLASS = /^\s*\{:?\s?[.#][^{}\n]{0,100}\}\s*$/;
const TAGS = /^\s*#[\p{L}\p{N}_/-]{1,40}(?:\s+#[\p{L}\p{N}_/-]{1,40}){1,20}\s*$/u;
const DEFINITION = /^\s{0,3}\[(?!\^)([^[\]\n]{1,60})\]:\s+<?(?:https?:|\/|\.|#|mailto:)\S*(?:\s.*)?$/;
const ROW = /^\s*\|.*\|\s*$/;
const MARKS_AHEAD = /^(?:\[![a-z]{2,20}\][+-]?\s?|\[\^[^\]\s]{1,20}\]:\s?)/i;
/**
 * A longer line is text, whatever it looks like, because the patterns for rules and rows are not linear in white space.
 */
const MAX_MARK_CHARS = 1_000;
const EMPHASIS = /\*{2,3}|__|~~|`+/g;
/** Italic words; a lone underscore in a name or a blank to fill in stays. */
const SLANTED = /(?<![\p{L}\p{N}_])_([^_\s][^_\n]{0,200})_(?![\p{L}\p{N}_])/gu;
/** Marks of Obsidian and Hexo: pictures, links to notes, names of blocks, tags. */
const EMBED = /!\[\[[^[\]\n]{0,300}\]\]/g;
const NOTE_LINK = /\[\[(?:[^[\]|\n]{0,200}\|)?([^[\]|\n]{1,200})\]\]/g;
const HIGHLIGHT = /==(?=[^=\s])([^=\n]{1,300})(?<=[^=\s])==/g;
/** Stars of italic words stand next to spaces or marks; those in a masked name (林*夏) do not. */
const STARRED = /(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*\n]{1,200})(?<=[^\s*\\])\*(?![\p{L}\p{N}*])/gu;
const FOOTNOTE = /\[\^[^\]\s]{1,20}\]/g;
const REFERENCE = /(?<!!)\[([^[\]\n]{1,200})\] ?\[([^[\]\n]{0,60})\]/g;
const ADDRESS = /<((?:https?|mailto):[^<>\s]{1,500})>/g;
const SHORT_CODE = /\{\{[<%][^{}\n]{0,300}[>%]\}\}/g;
const BLOCK_NAME = /\s\^[\w-]{3,40}\s*$/g;
const TEMPLATE_TAG = /\{%[^%\n]{0,300}%\}/g;
/** A rule of a style sheet that was pasted together with an article. */
const STYLE_RULE =
  /^[ \t]*[.#@a-z*][\w \t.#,:>()-]{0,120}\{[^{}]{0,2000}(?:\{[^{}]{0,2000}\}[^{}]{0,2000}){0,50}\}[ \t]*$/;
const MARKS = [RULE, TABLE_RULE, FENCE, STYLE_RULE, CONTENTS, BLOCK_CLASS, TAGS, DEFINITION];
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!>~|])/g;
const TAG = /<(?!https?:|mailto:)\/?[a-zA-Z][^<>\n]{0,300}>/g;

/**
 * The non-empty lines of a Markdown text in order, without their marks. Pictures are dropped, links keep their text.
 */
export function readMarkdownBlocks(whole: MappedText): Block[] {
  const source = dropHidden(whole);
  const references = referencesOf(source.text);
  const lines: IndentedLine[] = [];
  let gapBefore = false;
  for (const { start, end } of lineSpans(source.text)) {
    const line = sliceMapped(source, start, end);
    const isMark = line.text.length <= MAX_MARK_CHARS && MARKS.some((pattern) => pattern.test(line.text));
    const block: Block | undefined = isMark ? undefined : readLine(line, gapBefore, references);
    gapBefore = block === undefined;
    if (block) lines.push({ block, indent: indentOf(line.text) });
  }
  return joinWrappedLines(lines);
}

/** Names of reference links that the text defines, lower case. */
function referencesOf(text: string): ReadonlySet<string> {
  if (!text.includes(']: ')) return new Set();
  return new Set(
    text.split('\n').flatMap((line) => DEFINITION.exec(line.slice(0, MAX_MARK_CHARS))?.[1]?.toLowerCase() ?? []),
  );
}

function readLine(line: MappedText, gapBefore: boolean, references: ReadonlySet<string>): Block | undefined {
  const lead = LEAD.exec(line.text);
  const kind: BlockKind = lead?.[1] ? 'heading' : lead?.[2] ? 'item' : 'paragraph';
  const led = sliceMapped(line, lead?.[0].length ?? 0, line.text.length);
  const rest = sliceMapped(led, MARKS_AHEAD.exec(led.text)?.[0].length ?? 0, led.text.length);
  const row = rest.text.length <= MAX_MARK_CHARS && ROW.test(rest.text);
  const plain = normaliseSpaces(dropMarks(row ? cutRow(rest) : rest, references), true);
  if (plain.text === '') return undefined;
  const linkChars = findLinks(rest.text)
    .filter(({ isDropped }) => !isDropped)
    .reduce((sum, { labelStart, labelEnd }) => sum + labelEnd - labelStart, 0);
  return makeBlock(plain, {
    kind: row ? 'row' : kind,
    gapBefore,
    linkShare: Math.min(1, linkChars / plain.text.length),
  });
}

function dropMarks(line: MappedText, references: ReadonlySet<string>): MappedText {
  if (!/[[\]*_~`\\<={^]/.test(line.text)) return line;
  let text = removeAll(line, EMBED);
  // Pictures come first, because they may stand inside links.
  if (text.text.includes('](')) {
    const pictures = findLinks(text.text).filter(({ start }) => text.text[start] === '!');
    text = applyEdits(text, pictures.flatMap(editsOfLink));
    text = applyEdits(text, findLinks(text.text).flatMap(editsOfLink));
  }
  if (references.size > 0) {
    const known = [...text.text.matchAll(REFERENCE)].filter(([, label = '', name]) =>
      references.has((name || label).toLowerCase()),
    );
    text = applyEdits(text, known.flatMap(editsOfReference));
  }
  text = applyEdits(text, [...text.text.matchAll(NOTE_LINK)].flatMap(editsOfNoteLink));
  text = applyEdits(
    text,
    [...text.text.matchAll(ADDRESS)].flatMap((match) => editsOfMarked(match, 1)),
  );
  text = applyEdits(
    text,
    [...text.text.matchAll(SLANTED)].flatMap((match) => editsOfMarked(match, 1)),
  );
  for (const pattern of [SHORT_CODE, TEMPLATE_TAG, TAG, EMPHASIS, FOOTNOTE, BLOCK_NAME])
    text = removeAll(text, pattern);
  text = applyEdits(
    text,
    [...text.text.matchAll(HIGHLIGHT)].flatMap((match) => editsOfMarked(match, 2)),
  );
  text = applyEdits(
    text,
    [...text.text.matchAll(STARRED)].flatMap((match) => editsOfMarked(match, 1)),
  );
  return applyEdits(
    text,
    [...text.text.matchAll(ESCAPED)].map((match) => removal(match.index, 1)),
  );
}

function removeAll(text: MappedText, pattern: RegExp): MappedText {
  return applyEdits(
    text,
    [...text.text.matchAll(pattern)].map((match) => removal(match.index, match[0].length)),
  );
}

/** Drops a picture; keeps the label of a link, unless the link runs a script. */
function editsOfLink({ start, end, labelStart, labelEnd, isDropped }: MarkdownLink): Edit[] {
  if (isDropped || labelEnd === labelStart) return [removal(start, end - start)];
  return [removal(start, labelStart - start), removal(labelEnd, end - labelEnd)];
}

/** Edits that remove this many characters at both ends. */
function editsOfMarked(match: RegExpMatchArray, chars: number): Edit[] {
  const start = match.index as number;
  return [removal(start, chars), removal(start + match[0].length - chars, chars)];
}

function editsOfReference(match: RegExpMatchArray): Edit[] {
  const start = match.index as number;
  const labelEnd = start + 1 + (match[1] as string).length;
  return [removal(start, 1), removal(labelEnd, start + match[0].length - labelEnd)];
}

function editsOfNoteLink(match: RegExpMatchArray): Edit[] {
  const start = match.index as number;
  const label = (match[1] as string).length;
  const end = start + match[0].length;
  return [removal(start, end - 2 - label - start), removal(end - 2, 2)];
}

function cutRow(line: MappedText): MappedText {
  const first = line.text.indexOf('|');
  return sliceMapped(line, first + 1, line.text.lastIndexOf('|'));
}

function removal(start: number, length: number): Edit {
  return { start, end: start + length, text: '' };
}
