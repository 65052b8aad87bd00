import { setImmediate } from 'node:timers/promises';
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

/** Rows read at a time; in between other work of the process gets its turn. */
const BATCH = 1_000;

const SELECT = `SELECT 'question' AS kind, 1 AS count,
    strftime('%Y-%m-%dT%H:%M:%SZ', asked_at / 1000, 'unixepoch') AS asked_at,
    channel_id, text AS question, language, outcome, short, confidence, index_version,
    (SELECT count(*) FROM vote WHERE entry_id = id AND value = 'up') AS votes_up,
    (SELECT count(*) FROM vote WHERE entry_id = id AND value = 'down') AS votes_down,
    (SELECT group_concat(reason, ' | ') FROM vote WHERE entry_id = id AND reason <> '') AS reasons, id
  FROM entry WHERE guild_id = @guildId AND asked_at >= @since AND is_private = 0 AND id > @after ORDER BY id
  LIMIT ${BATCH}`;

/**
 * A guild's public questions as CSV (RFC 4180), in the order they came, `kind` question; then one line each that counts
 * the private ones and the direct messages. Cells that a spreadsheet would take for a formula are made text.
 */
export async function exportCsv(db: Database, guildId: string, since: Date): Promise<string> {
  const lines = [COLUMNS.join(',')];
  const select = db.prepare(SELECT);
  let after = 0;
  for (;;) {
    const rows = select.all({ guildId, since: since.getTime(), after }) as (CsvRow & { id: number })[];
    lines.push(...rows.map(lineOf));
    after = rows.at(-1)?.id ?? 0;
    if (rows.length < BATCH) break;
    await setImmediate();
  }
  lines.push(lineOf({ kind: 'private', count: countGuild(db, guildId, since).privateQuestions }));
  lines.push(lineOf({ kind: 'direct-message', count: countDirectMessages(db, since) }));
  return `${BOM}${lines.map((line) => `${line}\r\n`).join('')}`;
}

function lineOf(row: CsvRow): string {
  return COLUMNS.map((column) => cell(row[column])).join(',');
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
