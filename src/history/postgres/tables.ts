/** The schema of the history's tables. */
export const HISTORY_SCHEMA = 'youju_history';

/** Channel on which processes report changed settings; the payload is the guild's id. */
export const SETTINGS_CHANNEL = 'youju_settings';

/** Full names of the tables for SQL statements. */
export const T = {
  entry: `${HISTORY_SCHEMA}.entry`,
  vote: `${HISTORY_SCHEMA}.vote`,
  settings: `${HISTORY_SCHEMA}.guild_settings`,
  told: `${HISTORY_SCHEMA}.told`,
  forgotten: `${HISTORY_SCHEMA}.forgotten`,
  doomed: `${HISTORY_SCHEMA}.doomed_message`,
  pending: `${HISTORY_SCHEMA}.pending_answer`,
  alert: `${HISTORY_SCHEMA}.alert`,
  known: `${HISTORY_SCHEMA}.known_article`,
  news: `${HISTORY_SCHEMA}.news`,
  mark: `${HISTORY_SCHEMA}.secret_mark`,
} as const;
