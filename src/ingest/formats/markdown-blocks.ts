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
const MARKS = [RULE, TABLE_RULE, FENCE];
const ROW = /^\s*\|.*\|\s*$/;
/** Longer lines are text, whatever they look like; the patterns for rules and rows are not linear in white space. */
const MAX_MARK_CHARS = 1_000;
const EMPHASIS = /\*{2,3}|__|~~|`+/g;
/** Slanted words; a lone underscore of a name or a blank to fill in stays. */
const SLANTED = /(?<![\p{L}\p{N}_])_([^_\s][^_\n]{0,200})_(?![\p{L}\p{N}_])/gu;
/** Marks of Obsidian and Hexo: pictures, links to notes, names of blocks, tags. */
const EMBED = /!\[\[[^[\]\n]{0,300}\]\]/g;
const NOTE_LINK = /\[\[(?:[^[\]|\n]{0,200}\|)?([^[\]|\n]{1,200})\]\]/g;
const HIGHLIGHT = /==(?=[^=\s])|(?<=[^=\s])==/g;
const BLOCK_NAME = /\s\^[\w-]{3,40}\s*$/g;
const TEMPLATE_TAG = /\{%[^%\n]{0,300}%\}/g;
/** A rule of a style sheet that was pasted with an article. */
const STYLE_RULE = /^[ \t]*[.#@a-z*][\w \t.#,:>()-]{0,120}\{[^{}]{0,2000}\}[ \t]*$/;
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!>~|])/g;
const TAG = /<\/?[a-zA-Z][^<>\n]{0,300}>/g;

/** The lines of a Markdown text that hold anything, in order, their marks taken off. Pictures go, links keep their text. */
export function readMarkdownBlocks(whole: MappedText): Block[] {
  const source = dropHidden(whole);
  const lines: IndentedLine[] = [];
  let gapBefore = false;
  for (const { start, end } of lineSpans(source.text)) {
    const line = sliceMapped(source, start, end);
    const isMark =
      line.text.length <= MAX_MARK_CHARS && [...MARKS, STYLE_RULE].some((pattern) => pattern.test(line.text));
    const block: Block | undefined = isMark ? undefined : readLine(line, gapBefore);
    gapBefore = block === undefined;
    if (block) lines.push({ block, indent: indentOf(line.text) });
  }
  return joinWrappedLines(lines);
}

function readLine(line: MappedText, gapBefore: boolean): Block | undefined {
  const lead = LEAD.exec(line.text);
  const kind: BlockKind = lead?.[1] ? 'heading' : lead?.[2] ? 'item' : 'paragraph';
  const rest = sliceMapped(line, lead?.[0].length ?? 0, line.text.length);
  const row = rest.text.length <= MAX_MARK_CHARS && ROW.test(rest.text);
  const plain = normaliseSpaces(dropMarks(row ? cutRow(rest) : rest), true);
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

function dropMarks(line: MappedText): MappedText {
  if (!/[[\]*_~`\\<={^]/.test(line.text)) return line;
  let text = removeAll(line, EMBED);
  text = applyEdits(text, findLinks(text.text).flatMap(editsOfLink));
  text = applyEdits(text, [...text.text.matchAll(NOTE_LINK)].flatMap(editsOfNoteLink));
  text = applyEdits(text, [...text.text.matchAll(SLANTED)].flatMap(editsOfSlanted));
  for (const pattern of [TEMPLATE_TAG, TAG, EMPHASIS, HIGHLIGHT, BLOCK_NAME]) text = removeAll(text, pattern);
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

/** Pictures go; a link keeps its label, unless it runs a script. */
function editsOfLink({ start, end, labelStart, labelEnd, isDropped }: MarkdownLink): Edit[] {
  if (isDropped || labelEnd === labelStart) return [removal(start, end - start)];
  return [removal(start, labelStart - start), removal(labelEnd, end - labelEnd)];
}

function editsOfSlanted(match: RegExpMatchArray): Edit[] {
  const start = match.index as number;
  return [removal(start, 1), removal(start + match[0].length - 1, 1)];
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
