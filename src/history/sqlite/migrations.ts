import type { Database } from '../../support/sqlite.ts';

/**
 * Every change of the schema in order; the database keeps the number of the changes it has in `user_version`. A
 * released entry is never changed. Instants are milliseconds since 1970 UTC.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE entry (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     asker_key TEXT NOT NULL,
     guild_id TEXT,
     channel_id TEXT NOT NULL,
     question_message_id TEXT,
     reply_channel_id TEXT,
     reply_message_id TEXT,
     text TEXT NOT NULL,
     filters TEXT NOT NULL,
     language TEXT NOT NULL,
     is_private INTEGER NOT NULL,
     asked_at INTEGER NOT NULL,
     outcome TEXT NOT NULL,
     short TEXT,
     confidence REAL,
     citations TEXT NOT NULL,
     index_version TEXT NOT NULL,
     is_helper_asked INTEGER NOT NULL DEFAULT 0,
     checked_version TEXT,
     checked_outcome TEXT
   ) STRICT;
   CREATE INDEX entry_by_asker ON entry (asker_key);
   CREATE INDEX entry_by_guild ON entry (guild_id, asked_at);
   CREATE INDEX entry_by_channel ON entry (channel_id, asked_at);
   CREATE INDEX entry_by_time ON entry (asked_at);
   CREATE INDEX entry_by_question_message ON entry (question_message_id) WHERE question_message_id IS NOT NULL;
   CREATE INDEX entry_by_reply_message ON entry (reply_message_id) WHERE reply_message_id IS NOT NULL;
   CREATE TABLE vote (
     entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
     voter_key TEXT NOT NULL,
     value TEXT NOT NULL CHECK (value IN ('up', 'down')),
     reason TEXT,
     voted_at INTEGER NOT NULL,
     PRIMARY KEY (entry_id, voter_key)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX vote_by_voter ON vote (voter_key);
   CREATE TABLE guild_settings (guild_id TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;`,
  `ALTER TABLE entry ADD COLUMN is_published INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE entry ADD COLUMN published_channel_id TEXT;
   ALTER TABLE entry ADD COLUMN published_message_id TEXT;
   CREATE INDEX entry_by_published_message ON entry (published_message_id) WHERE published_message_id IS NOT NULL;
   CREATE TABLE told (asker_key TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (asker_key, what)) STRICT, WITHOUT ROWID;
   CREATE TABLE forgotten (asker_key TEXT PRIMARY KEY, forgotten_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE doomed_message (message_id TEXT PRIMARY KEY, channel_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE pending_answer (
     interaction_id TEXT PRIMARY KEY,
     asker_key TEXT NOT NULL,
     guild_id TEXT,
     sealed BLOB NOT NULL,
     acknowledged_at INTEGER NOT NULL,
     entry_id INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE alert (name TEXT NOT NULL, channel_id TEXT NOT NULL, PRIMARY KEY (name, channel_id)) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE known_article (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
   CREATE TABLE news (
     channel_id TEXT NOT NULL,
     article_id TEXT NOT NULL,
     change_set TEXT NOT NULL,
     noted_at INTEGER NOT NULL,
     PRIMARY KEY (channel_id, article_id)
   ) STRICT, WITHOUT ROWID;`,
];

/**
 * Brings the schema up to date, one transaction per step. @throws a plain error if the database is newer than this
 * program.
 */
export function migrate(db: Database, migrations: readonly string[] = MIGRATIONS): void {
  const done = Number(db.pragma('user_version', { simple: true }));
  if (done > migrations.length) throw new Error('it was written by a newer version of Youju');
  for (const [offset, sql] of migrations.slice(done).entries()) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${done + offset + 1}`);
    })();
  }
}

/** True if {@link migrate} would change the schema. */
export function isOutdated(db: Database, migrations: readonly string[] = MIGRATIONS): boolean {
  return Number(db.pragma('user_version', { simple: true })) < migrations.length;
}
