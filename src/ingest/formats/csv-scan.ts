import { MappedBuilder, type MappedText, originOf } from '../../text/script/offset-map.ts';

/** A row of a table of separated values. */
export interface CsvRow {
  readonly cells: readonly MappedText[];
  /** Number of its first line, from 1. */
  readonly line: number;
}

const SEPARATORS = [',', '\t', ';'];

/** Reads separated values by the rules of RFC 4180; the separator is the most frequent one in the first line. */
export function scanCsv(source: MappedText): CsvRow[] {
  const { text } = source;
  const lineEnd = text.search(/[\r\n]/);
  const first = text.slice(0, lineEnd < 0 ? text.length : lineEnd);
  const counts = SEPARATORS.map((mark) => first.split(mark).length);
  const separator = SEPARATORS[counts.indexOf(Math.max(...counts))] as string;
  const rows: CsvRow[] = [];
  let cells: MappedText[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  while (at < text.length) {
    const cell = readCell(source, at, separator);
    cells.push(cell.text);
    line += cell.lines;
    at = cell.end;
    if (text.charAt(at) === separator) {
      at++;
      if (at < text.length) continue;
      cells.push({ text: '', runs: [] });
    }
    if (text.startsWith('\r\n', at)) at++;
    at++;
    line++;
    if (cells.length > 1 || cells[0]?.text.trim()) rows.push({ cells, line: rowLine });
    cells = [];
    rowLine = line;
  }
  return rows;
}

interface Cell {
  readonly text: MappedText;
  readonly end: number;
  /** Number of line ends inside it. */
  readonly lines: number;
}

function readCell(source: MappedText, start: number, separator: string): Cell {
  const { text } = source;
  if (text.charAt(start) === '"') return readQuoted(source, start);
  let end = start;
  while (end < text.length && text.charAt(end) !== separator && text.charAt(end) !== '\n' && text.charAt(end) !== '\r')
    end++;
  const builder = new MappedBuilder();
  builder.appendSlice(source, start, end);
  return { text: builder.build(), end, lines: 0 };
}

function readQuoted(source: MappedText, start: number): Cell {
  const { text } = source;
  const builder = new MappedBuilder();
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    builder.appendSlice(source, at, end);
    at = end + 1;
    if (quote < 0 || text.charAt(at) !== '"') break;
    builder.append('"', originOf(source.runs, at));
    at++;
  }
  const built = builder.build();
  return { text: built, end: Math.min(at, text.length), lines: built.text.split('\n').length - 1 };
}
