import { applyEdits, type Edit, type MappedText } from '../../text/script/offset-map.ts';

/** What is never shown, by how it starts and ends. */
const HIDDEN: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<style', '</style>'],
  ['<script', '</script>'],
];
/** A comment of Obsidian starts a line or is a whole one. */
const COMMENT = '%%';
const MAX_LABEL_CHARS = 300;
const MAX_TARGET_CHARS = 1_000;

/** Takes out what a Markdown reader hides: comments of HTML and Obsidian, styles and scripts, over lines too. */
export function dropHidden(source: MappedText): MappedText {
  const lower = source.text.toLowerCase();
  let text = source;
  for (const [open, close] of HIDDEN) {
    if (!lower.includes(open)) continue;
    text = applyEdits(text, spansBetween(text.text.toLowerCase(), open, close));
  }
  if (!text.text.includes(COMMENT)) return text;
  const spans = spansBetween(text.text, COMMENT, COMMENT).filter(
    ({ start }) => start === 0 || text.text[start - 1] === '\n',
  );
  return applyEdits(text, spans);
}

/** Spans from each opening to the next closing; an opening that nothing closes stays. */
function spansBetween(text: string, open: string, close: string): Edit[] {
  const spans: Edit[] = [];
  for (let start = text.indexOf(open); start >= 0; ) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    spans.push({ start, end: end + close.length, text: '' });
    start = text.indexOf(open, end + close.length);
  }
  return spans;
}

/** A link or picture of Markdown: where its label stands and where it ends. */
export interface MarkdownLink {
  readonly start: number;
  readonly end: number;
  readonly labelStart: number;
  readonly labelEnd: number;
  /** True where nothing of it is text: a picture, a button of the page. */
  readonly isDropped: boolean;
}

/** Every `[label](target)` and `![label](target)` of a line; brackets in a target may nest or be escaped. */
export function findLinks(line: string): MarkdownLink[] {
  const links: MarkdownLink[] = [];
  for (let middle = line.indexOf(']('); middle >= 0; middle = line.indexOf('](', middle + 1)) {
    const last = links.at(-1);
    const from = Math.max(last?.end ?? 0, middle - MAX_LABEL_CHARS - 1);
    const open = from + line.slice(from, middle).lastIndexOf('[');
    if (open < from) continue;
    const end = endOfTarget(line, middle + 2);
    if (end < 0) continue;
    const isPicture = line[open - 1] === '!';
    const isDropped = isPicture || /^javascript:/i.test(line.slice(middle + 2, middle + 13));
    links.push({ start: isPicture ? open - 1 : open, end, labelStart: open + 1, labelEnd: middle, isDropped });
    middle = end - 1;
  }
  return links;
}

/** Where the bracket of a target closes, one behind it; -1 where it does not. */
function endOfTarget(line: string, start: number): number {
  const limit = Math.min(line.length, start + MAX_TARGET_CHARS);
  let depth = 1;
  for (let i = start; i < limit; i++) {
    const char = line[i];
    if (char === '\\') i++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return i + 1;
  }
  const plain = line.slice(start, limit).indexOf(')');
  return plain >= 0 ? start + plain + 1 : -1;
}
