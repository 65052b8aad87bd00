import type { Article } from '../../model/article.ts';
import { mapText, originOf } from '../../text/script/offset-map.ts';
import type { TracedArticle } from '../corpus/clean-file.ts';
import { readPage } from '../html/html-reader.ts';
import type { RemovalReason } from '../parsed-article.ts';
import { onOneLine } from './reasons.ts';

/** The reason why a line of the result differs from its source. */
export type ChangeReason = RemovalReason | 'mended' | 'joined' | 'spaces';

/** A piece of a source beside its result; both without markup, on one line. */
export type ComparedRow =
  | { readonly kind: 'kept'; readonly source: string; readonly result: string }
  | {
      readonly kind: 'changed';
      readonly source: string;
      readonly result: string;
      readonly why: readonly ChangeReason[];
    }
  | { readonly kind: 'removed'; readonly source: string; readonly why: RemovalReason }
  | { readonly kind: 'title'; readonly source: string }
  /** Front matter, pictures and other marks that are not text. */
  | { readonly kind: 'marks'; readonly source: string };

/** A row with its position in the source, before sorting. */
interface PlacedRow {
  readonly at: number;
  readonly end: number;
  readonly row: ComparedRow;
}

const PLAIN_FORMAT = /(^|\s)(text|markdown|pdf)$/;
/** The format of the file, followed by that of the record. */
const RECORD_FORMAT = /^(?!front matter)[a-z]* \+ /;
const LINE_FORMAT = /(^|\s)(text|markdown)$/;
const LINE_END = /\s*\n\s*/g;
/** Shows a line end inside a paragraph. */
const LINE_MARK = '↵';
const INK = /[\p{L}\p{N}]/u;

/** Compares a file with the article made of it, in the order of the file. */
export function compareArticle({ article, report, source }: TracedArticle): ComparedRow[] {
  const isPlain = PLAIN_FORMAT.test(report.format);
  const lines = compareLines({ article, report, source }, isPlain);
  const isInLine = (at: number) => lines.some((line) => at >= line.at && at < line.end);
  const placed: PlacedRow[] = [...lines];
  const isTitle = (text: string) => article.title !== null && withoutSpaces(text) === withoutSpaces(article.title);
  for (const { reason, text, at } of report.removals) {
    const shown = onOneLine(text);
    if (isInLine(at)) continue;
    const row: ComparedRow = isTitle(text)
      ? { kind: 'title', source: shown }
      : { kind: 'removed', source: shown, why: reason };
    placed.push({ at, end: at, row });
  }
  // The records of one file share its text, so that the text between lines belongs to other articles.
  if (!RECORD_FORMAT.test(report.format)) {
    if (!placed.some(({ row }) => row.kind === 'title')) placed.push(...placeTitle(article.title, source, placed));
    if (LINE_FORMAT.test(report.format)) placed.push(...restOf(source, placed));
  }
  return placed.sort((a, b) => a.at - b.at || a.end - b.end).map(({ row }) => row);
}

function compareLines({ article, report, source }: TracedArticle, isPlain: boolean): PlacedRow[] {
  const placed: PlacedRow[] = [];
  let start = 0;
  for (const line of article.body.split('\n')) {
    const at = originOf(article.origin, start);
    const end = Math.max(at, originOf(article.origin, start + line.length - 1)) + 1;
    const written = source.slice(at, end);
    const shown = isPlain ? written : withoutMarkup(written, report.format);
    const inside = report.removals.filter((removal) => removal.at >= at && removal.at < end);
    const why = new Set<ChangeReason>(inside.map(({ reason }) => reason));
    if (report.repairs.some((repair) => repair.at >= start && repair.at < start + line.length)) why.add('mended');
    const isSame = withoutSpaces(shown) === withoutSpaces(line);
    if (why.size === 0 && isSame && isPlain && /\S\s*\n\s*\S/.test(written)) why.add('joined');
    if (why.size === 0 && !isSame) why.add('spaces');
    const pair = { source: onOneLine(shown.replace(LINE_END, isPlain ? LINE_MARK : ' ')), result: onOneLine(line) };
    placed.push({
      at,
      end,
      row: why.size === 0 ? { kind: 'kept', ...pair } : { kind: 'changed', ...pair, why: [...why] },
    });
    start += line.length + 1;
  }
  return placed;
}

/** The title if it stands before the text and none of its lines was removed. */
function placeTitle(title: Article['title'], source: string, placed: readonly PlacedRow[]): PlacedRow[] {
  const first = Math.min(source.length, ...placed.filter(({ row }) => row.kind !== 'removed').map(({ at }) => at));
  const at = title === null ? -1 : source.slice(0, first).lastIndexOf(title);
  return title === null || at < 0 ? [] : [{ at, end: at + title.length, row: { kind: 'title', source: title } }];
}

/** Non-empty lines of a text that no other row covers. */
function restOf(source: string, placed: readonly PlacedRow[]): PlacedRow[] {
  const rest: PlacedRow[] = [];
  let at = 0;
  for (const line of source.split('\n')) {
    const end = at + line.length;
    const isTold = placed.some((one) => one.at <= end && Math.max(one.end, one.at + 1) > at);
    if (!isTold && INK.test(line)) rest.push({ at, end, row: { kind: 'marks', source: onOneLine(line) } });
    at = end + 1;
  }
  return rest;
}

function withoutMarkup(written: string, format: string): string {
  const text = format.startsWith('json') ? unescapeJson(written) : written;
  return /[<&]/.test(text)
    ? readPage(mapText(text))
        .blocks.map((block) => block.text)
        .join(' ')
    : text;
}

function unescapeJson(text: string): string {
  try {
    return String(JSON.parse(`"${text.replace(/[\r\n\t]/g, ' ')}"`));
  } catch {
    return text;
  }
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}
