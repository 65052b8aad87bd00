const COLUMNS = [
  'kind',
  'count',
  'asked_at',
  'channel_id',
  'question',
  'language',
  'outcome',
  'short',
  'confidence',
  'index_version',
  'votes_up',
  'votes_down',
  'reasons',
] as const;

/** Cells of a line of the export; absent ones stay empty. */
export type ExportRow = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number | null>>>;

/** Byte order mark at the start of the file, so that spreadsheets read it as UTF-8. */
const BOM = '\ufeff';

/** The first line with the names of the columns. */
export const CSV_HEAD = COLUMNS.join(',');

/** One line of CSV (RFC 4180). Cells that a spreadsheet would take for a formula become text. */
export function csvLine(row: ExportRow): string {
  return COLUMNS.map((column) => cell(row[column])).join(',');
}

/** The whole file. */
export function csvFile(lines: readonly string[]): string {
  return `${BOM}${lines.map((line) => `${line}\r\n`).join('')}`;
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
