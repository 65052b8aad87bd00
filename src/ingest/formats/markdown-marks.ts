import { applyEdits, type Edit, type MappedText } from '../../text/script/offset-map.ts';

/** Beginnings and ends of content that is never shown. */
const HIDDEN: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<style', '</style>'],
  ['<script', '</script>'],
];
/** Obsidian's mark of a comment; it must start a line or enclose a whole one. */
const COMMENT = '%%';
/** A rule of a style sheet over several lines that was pasted with an article. */
const STYLE_BLOCK =
  /^[ \t]*[.#@a-z*][\w \t.#,:>()-]{0,120}\{[ \t]*\r?\n(?:[ \t]*[\w-]{2,40}[ \t]*:[^\n{}]{1,300}\n){1,60}[ \t]*\}[ \t]*$/gm;
/** Buttons of a page, as opposed to names that open further text by a script. */
const BUTTON =
  /^(关注|關注|分享|收藏|点赞|點讚|在看|阅读原文|閱讀原文|展开.{0,4}|展開.{0,4}|查看.{0,4}|下载.{0,4}|下載.{0,4}|打印|关闭|關閉|听全文|.{0,1})$/;
/** Longest label and target of a link, so that reading takes linear time. Chosen by hand. */
const MAX_LABEL_CHARS = 300;
const MAX_TARGET_CHARS = 1_000;

/**
 * Removes the content that a Markdown reader hides, even over several lines: comments of HTML and Obsidian, styles and
 * scripts.
 */
export function dropHidden(source: MappedText): MappedText {
  const lower = source.text.toLowerCase();
  let text = source;
  if (lower.includes('{')) text = applyEdits(text, [...text.text.matchAll(STYLE_BLOCK)].map(editOf));
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

function editOf(match: RegExpMatchArray): Edit {
  const start = match.index as number;
  return { start, end: start + match[0].length, text: '' };
}

/** Spans from each opening to the next closing mark; an opening without a closing mark stays. */
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

/** A link or picture of Markdown: the position of its label and its end. */
export interface MarkdownLink {
  readonly start: number;
  readonly end: number;
  readonly labelStart: number;
  readonly labelEnd: number;
  /** True if it contains no text of the article: a picture, or a button of the page. */
  readonly isDropped: boolean;
}

/** Every `[label](target)` and `![label](target)` of a line; brackets in a target may nest or be escaped. */
export function findLinks(line: string): MarkdownLink[] {
  const links: MarkdownLink[] = [];
  for (let middle = line.indexOf(']('); middle >= 0; middle = line.indexOf('](', middle + 1)) {
    const open = startOfLabel(line, middle, links.at(-1)?.end ?? 0);
    if (open < 0) continue;
    const end = endOfTarget(line, middle + 2);
    if (end < 0) continue;
    const isPicture = line[open - 1] === '!';
    const runsScript = /^javascript:/i.test(line.slice(middle + 2, middle + 13));
    const isDropped = isPicture || (runsScript && BUTTON.test(line.slice(open + 1, middle).trim()));
    links.push({ start: isPicture ? open - 1 : open, end, labelStart: open + 1, labelEnd: middle, isDropped });
    middle = end - 1;
  }
  return links;
}

/** Position of the bracket that `close` closes; -1 if there is none after `from`. */
function startOfLabel(line: string, close: number, from: number): number {
  let depth = 1;
  for (let i = close - 1; i >= Math.max(from, close - MAX_LABEL_CHARS - 1); i--) {
    if (line[i] === ']') depth++;
    else if (line[i] === '[' && --depth === 0) return i;
  }
  return -1;
}

/** Position after the closing bracket of a target; -1 if there is none. */
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
