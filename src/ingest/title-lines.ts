/** A line at the head of a document that has letter sizes but no markup. */
export interface HeadLine {
  readonly text: string;
  /** In points; 0 if unknown. */
  readonly size: number;
  readonly isCentred: boolean;
  /** True if the document itself marks it as its title. */
  readonly isTitle: boolean;
}

const LEFTOVER_TITLE =
  /^(?:microsoft |untitled|unknown|无标题|無標題|未命名|文档\s?\d|document\s?\d|slide \d|幻灯片|word\s?文档)|\.(?:docx?|wps|pdf|pptx?|xlsx?|indd|cdr|html?|txt)$/i;

/** The lines from `start` up to, not including, `end`. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Lines at the beginning in which the title is looked for, lines of a title, and characters of such a line. Chosen by
 * hand.
 */
const MAX_HEAD_LINES = 14;
const MAX_TITLE_LINES = 4;
const MAX_LINE_CHARS = 60;
/** A title's letters are larger than the text's by this factor. */
const LARGER = 1.12;
const SAME_SIZE = 0.06;
/** Large or centred lines at the head of an official document that are not its title. */
const NO_TITLE =
  /文件$|[〔［[(（]\s?(19|20)\d{2}\s?[〕］\])）]\s?\d{0,4}\s?号|^(机密|秘密|绝密|特急|加急|急件|附件|内部|第.{1,6}期|目\s?录)|^(19|20)\d{2}\s?年|^[(（—–-]|(19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|(来源|來源|作者|记者|發布|发布时间|日期)\s?[:：]|[。；;，,：:]$|^[\d\s.,/-]+$/;

/**
 * Finds the lines of the title: those marked as title, else the largest lines, else a centred line at the very head.
 */
export function findTitleLines(lines: readonly HeadLine[]): LineRange | null {
  const head = lines.slice(0, MAX_HEAD_LINES);
  const named = head.findIndex(({ isTitle }) => isTitle);
  if (named >= 0) return rangeFrom(head, named, (line) => line.isTitle);
  const bodySize = commonSize(lines);
  const may = (line: HeadLine) => line.text.length <= MAX_LINE_CHARS && !NO_TITLE.test(line.text.trim());
  const large = head.filter((line) => may(line) && bodySize > 0 && line.size >= LARGER * bodySize);
  if (large.length > 0) {
    const size = Math.max(...large.map((line) => line.size));
    const start = head.findIndex((line) => may(line) && line.size === size);
    return rangeFrom(head, start, (line) => may(line) && Math.abs(line.size - size) <= SAME_SIZE * size);
  }
  const first = head.findIndex(may);
  const isHead = first >= 0 && head.slice(0, first).every((line) => line.isCentred || !may(line));
  return isHead && head[first]?.isCentred && lines.length > first + 1 ? { start: first, end: first + 1 } : null;
}

/** True for a title that a program left in a document's properties. */
export function isLeftoverTitle(title: string): boolean {
  return LEFTOVER_TITLE.test(title);
}

/** The lines of a title joined to one line. */
export function joinTitleLines(texts: readonly string[]): string {
  return texts.reduce((title, text) => {
    const isLatin = /[\p{Script=Latin}\d,]$/u.test(title) && /^[\p{Script=Latin}\d]/u.test(text);
    return `${title}${isLatin ? ' ' : ''}${text}`;
  });
}

function rangeFrom(head: readonly HeadLine[], start: number, goesOn: (line: HeadLine) => boolean): LineRange {
  let end = start + 1;
  while (end < head.length && end - start < MAX_TITLE_LINES && goesOn(head[end] as HeadLine)) end++;
  return { start, end };
}

/** The size of most characters. */
function commonSize(lines: readonly HeadLine[]): number {
  const chars = new Map<number, number>();
  for (const { size, text } of lines) chars.set(size, (chars.get(size) ?? 0) + text.length);
  return [...chars].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
