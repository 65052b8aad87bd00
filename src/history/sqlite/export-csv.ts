import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../support/sqlite.ts';
import { CSV_HEAD, csvFile, csvLine, type ExportRow } from '../csv-lines.ts';
import { countDirectMessages, countGuild } from './stats.ts';

/** Number of rows read at a time, so that other work of the process gets its turn. Chosen by hand. */
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
 * A guild's public questions as CSV (RFC 4180), in order, with `kind` question; then one line each for the numbers of
 * private questions and of direct messages.
 */
export async function exportCsv(db: Database, guildId: string, since: Date): Promise<string> {
  const lines = [CSV_HEAD];
  const select = db.prepare(SELECT);
  let after = 0;
  for (;;) {
    const rows = select.all({ guildId, since: since.getTime(), after }) as (ExportRow & { id: number })[];
    lines.push(...rows.map(csvLine));
    after = rows.at(-1)?.id ?? 0;
    if (rows.length < BATCH) break;
    await setImmediate();
  }
  lines.push(csvLine({ kind: 'private', count: countGuild(db, guildId, since).privateQuestions }));
  lines.push(csvLine({ kind: 'direct-message', count: countDirectMessages(db, since) }));
  return csvFile(lines);
}
