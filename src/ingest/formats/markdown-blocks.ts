import { normaliseSpaces } from '../../text/mending/spaces.ts';
import { applyEdits, type Edit, type MappedText, sliceMapped } from '../../text/script/offset-map.ts';
import { type Block, type BlockKind, makeBlock } from '../draft.ts';
import { type IndentedLine, indentOf, joinWrappedLines } from './line-joins.ts';
import { lineSpans } from './text-blocks.ts';

const LEAD = /^\s{0,12}(?:(#{1,6})\s+|([-*+])\s+|(?:>\s?)+)/;
const RULE = /^\s*([-*_=]\s?){3,}$/;
const TABLE_RULE = /^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$/;
const FENCE = /^\s{0,3}(```|~~~)/;
const MARKS = [RULE, TABLE_RULE, FENCE];
const ROW = /^\s*\|.*\|\s*$/;
/** Longer lines are text, whatever they look like; the patterns for rules and rows are not linear in white space. */
const MAX_MARK_CHARS = 1_000;
const IMAGE = /!\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)/g;
const LINK = /(?<!!)\[([^\]\n]{1,300})\]\([^)\n]{0,1000}\)/g;
const EMPHASIS = /\*{2,3}|__|~~|`+/g;
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!>~|])/g;
const TAG = /<\/?[a-zA-Z][^<>\n]{0,300}>/g;

/** The lines of a Markdown text that hold anything, in order, their marks taken off. Pictures go, links keep their text. */
export function readMarkdownBlocks(source: MappedText): Block[] {
  const lines: IndentedLine[] = [];
  let gapBefore = false;
  for (const { start, end } of lineSpans(source.text)) {
    const line = sliceMapped(source, start, end);
    const isMark = line.text.length <= MAX_MARK_CHARS && MARKS.some((pattern) => pattern.test(line.text));
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
  const linkChars = [...rest.text.matchAll(LINK)].reduce((sum, match) => sum + (match[1] as string).length, 0);
  return makeBlock(plain, {
    kind: row ? 'row' : kind,
    gapBefore,
    linkShare: Math.min(1, linkChars / plain.text.length),
  });
}

function dropMarks(line: MappedText): MappedText {
  if (!/[[\]*_~`\\<]/.test(line.text)) return line;
  let text = applyEdits(
    line,
    [...line.text.matchAll(IMAGE)].map((match) => removal(match.index, match[0].length)),
  );
  const links: Edit[] = [];
  for (const match of text.text.matchAll(LINK)) {
    const labelEnd = match.index + 1 + (match[1] as string).length;
    links.push(removal(match.index, 1), removal(labelEnd, match.index + match[0].length - labelEnd));
  }
  text = applyEdits(text, links);
  for (const pattern of [TAG, EMPHASIS]) {
    text = applyEdits(
      text,
      [...text.text.matchAll(pattern)].map((match) => removal(match.index, match[0].length)),
    );
  }
  return applyEdits(
    text,
    [...text.text.matchAll(ESCAPED)].map((match) => removal(match.index, 1)),
  );
}

function cutRow(line: MappedText): MappedText {
  const first = line.text.indexOf('|');
  return sliceMapped(line, first + 1, line.text.lastIndexOf('|'));
}

function removal(start: number, length: number): Edit {
  return { start, end: start + length, text: '' };
}
