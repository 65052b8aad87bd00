import type { Database } from 'better-sqlite3';
import { countDirectMessages, countGuild } from './stats.ts';

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

type CsvRow = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number | null>>>;

/** Starts with a byte order mark, for spreadsheets to read it as UTF-8. */
const BOM = '\ufeff';

/**
 * A guild's public questions as CSV (RFC 4180), oldest first, `kind` question; then one line each that counts the private
 * ones and the direct messages. Cells that a spreadsheet would take for a formula are made text.
 */
export function exportCsv(db: Database, guildId: string, since: Date): string {
  const rows = db
    .prepare(
      `SELECT 'question' AS kind, 1 AS count, strftime('%Y-%m-%dT%H:%M:%SZ', asked_at / 1000, 'unixepoch') AS asked_at,
         channel_id, text AS question, language, outcome, short, confidence, index_version,
         (SELECT count(*) FROM vote WHERE entry_id = id AND value = 'up') AS votes_up,
         (SELECT count(*) FROM vote WHERE entry_id = id AND value = 'down') AS votes_down,
         (SELECT group_concat(reason, ' | ') FROM vote WHERE entry_id = id AND reason <> '') AS reasons
       FROM entry WHERE guild_id = ? AND asked_at >= ? AND is_private = 0 ORDER BY entry.asked_at, id`,
    )
    .all(guildId, since.getTime()) as CsvRow[];
  const counts: CsvRow[] = [
    { kind: 'private', count: countGuild(db, guildId, since).privateQuestions },
    { kind: 'direct-message', count: countDirectMessages(db, since) },
  ];
  const lines = [...rows, ...counts].map((row) => COLUMNS.map((column) => cell(row[column])).join(','));
  return `${BOM}${[COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('')}`;
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
