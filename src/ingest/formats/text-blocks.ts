import { normaliseSpaces } from '../../text/mending/spaces.ts';
import { type MappedText, sliceMapped } from '../../text/script/offset-map.ts';
import { type Block, makeBlock } from '../parsed-article.ts';
import { type IndentedLine, indentOf, joinWrappedLines } from './line-joins.ts';

const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085]/g;

/** The non-empty lines of a plain text in order; lines broken at a fixed width are joined again. */
export function readTextBlocks(source: MappedText): Block[] {
  const lines: IndentedLine[] = [];
  let gapBefore = false;
  for (const { start, end } of lineSpans(source.text)) {
    const line = normaliseSpaces(sliceMapped(source, start, end), true);
    if (line.text === '') {
      gapBefore = true;
      continue;
    }
    lines.push({ block: makeBlock(line, { gapBefore }), indent: indentOf(source.text.slice(start, end)) });
    gapBefore = false;
  }
  return joinWrappedLines(lines);
}

/** Spans of the lines of a text, without their line ends. */
export function lineSpans(text: string, lineEnd = LINE_END): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(lineEnd)) {
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  spans.push({ start, end: text.length });
  return spans;
}
