import type { History } from '../../history/history.ts';
import { openSqliteHistory } from '../../history/sqlite/open-sqlite-history.ts';
import type { Config } from '../../support/config.ts';

/**
 * Opens the history: in the shared database if one is configured, else in the local folder. The driver of the database
 * is loaded only if it is needed.
 * @throws HISTORY_BROKEN; DATABASE_UNAVAILABLE, DATABASE_OUTDATED, DATABASE_NEWER, HISTORY_SECRET_WRONG.
 */
export async function openHistory({ historyDir, sharedHistory, discordToken = '' }: Config): Promise<History> {
  if (sharedHistory === undefined) return openSqliteHistory(historyDir);
  const { openPostgresHistory } = await import('../../history/postgres/open-postgres-history.ts');
  return openPostgresHistory({ ...sharedHistory, bot: discordToken });
}
