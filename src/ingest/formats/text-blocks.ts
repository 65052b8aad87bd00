import { normaliseSpaces } from '../../text/mending/spaces.ts';
import { type MappedText, sliceMapped } from '../../text/script/offset-map.ts';
import { type Block, makeBlock } from '../draft.ts';

const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085]/g;

/** The lines of a plain text that hold anything, in order. */
export function readTextBlocks(source: MappedText): Block[] {
  const blocks: Block[] = [];
  let gapBefore = false;
  for (const { start, end } of lineSpans(source.text)) {
    const line = normaliseSpaces(sliceMapped(source, start, end), true);
    if (line.text === '') {
      gapBefore = true;
      continue;
    }
    blocks.push(makeBlock(line, { gapBefore }));
    gapBefore = false;
  }
  return blocks;
}

/** Where the lines of a text stand, without their ends. */
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
