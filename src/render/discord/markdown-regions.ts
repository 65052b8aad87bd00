import type { Span } from '../../model/span.ts';

/** A part of Markdown that should stay in one piece. */
export interface Region extends Span {
  /** Text to add at the end of a piece that ends inside; usually empty. */
  readonly close: string;
  /** Text to add at the start of a piece that starts inside. */
  readonly reopen: string;
  /** Lengths of its opening and closing marks, where no cut is allowed. */
  readonly opening: number;
  readonly closing: number;
}

const FENCE = '```';
const PAIRS: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '《': '》' };
const CLOSERS: ReadonlySet<string> = new Set(Object.values(PAIRS));
const QUOTED_LINE = /^> .*$/gm;
/** Inline code, masked links, mentions and the like, bare addresses. */
const INLINE = /(?<!`)`[^`\n]+`(?!`)|\[[^[\]\n]*\]\([^\s()]*\)|<[^\s<>]+>|https?:\/\/[^\s<>）」』”]+/g;

/** Code fences, in order; an unclosed one does not count, as in Discord. */
export function findFences(text: string): Region[] {
  const fences: Region[] = [];
  let start = text.indexOf(FENCE);
  while (start !== -1) {
    const close = text.indexOf(FENCE, start + FENCE.length);
    if (close === -1) break;
    const info = /^[\w+-]{0,20}\n/.exec(text.slice(start + FENCE.length, start + FENCE.length + 21))?.[0] ?? '';
    const opening = FENCE.length + info.length;
    const reopen = `${FENCE}${info === '' ? '\n' : info}`;
    fences.push({ start, end: close + FENCE.length, close: `\n${FENCE}`, reopen, opening, closing: FENCE.length + 1 });
    start = text.indexOf(FENCE, close + FENCE.length);
  }
  return fences;
}

/** Quoted lines, in order. */
export function findQuotedLines(text: string): Region[] {
  return [...text.matchAll(QUOTED_LINE)].map((match) => ({
    ...spanOf(match),
    close: '',
    reopen: '> ',
    opening: 2,
    closing: 0,
  }));
}

/** Code, links, mentions and addresses within lines. */
export function findInlines(text: string): Span[] {
  return [...text.matchAll(INLINE)].map(spanOf);
}

/** Everything between matching quotation marks, including the marks and nested quotations. */
export function findQuotations(text: string): Span[] {
  const open: { char: string; at: number }[] = [];
  const spans: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (PAIRS[char] !== undefined) open.push({ char, at });
    else if (CLOSERS.has(char)) {
      const last = open.at(-1);
      if (last === undefined || PAIRS[last.char] !== char) continue;
      open.pop();
      spans.push({ start: last.at, end: at + 1 });
    }
  }
  return spans;
}

function spanOf(match: RegExpExecArray | RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
