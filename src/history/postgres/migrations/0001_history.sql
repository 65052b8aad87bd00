CREATE TABLE entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Made by the writer, so that a statement sent twice makes one entry.
  record_key uuid NOT NULL UNIQUE,
  bot text NOT NULL,
  asker_key text NOT NULL,
  guild_id text,
  channel_id text NOT NULL,
  question_message_id text,
  reply_channel_id text,
  reply_message_id text,
  published_channel_id text,
  published_message_id text,
  text text NOT NULL,
  filters json NOT NULL,
  language text NOT NULL,
  is_private boolean NOT NULL,
  asked_at timestamptz NOT NULL,
  outcome text NOT NULL,
  short text,
  confidence double precision,
  citations json NOT NULL,
  index_version text NOT NULL,
  -- Claims hold the key of the call that made them: null where unclaimed.
  help_claim uuid,
  publication_claim uuid,
  checked_version text,
  checked_outcome text
);
CREATE INDEX entry_by_asker ON entry (asker_key);
CREATE INDEX entry_by_guild ON entry (guild_id, asked_at);
CREATE INDEX entry_by_channel ON entry (channel_id, asked_at);
CREATE INDEX entry_by_reply_channel ON entry (reply_channel_id, asked_at) WHERE reply_channel_id IS NOT NULL;
CREATE INDEX entry_by_time ON entry (asked_at);
CREATE INDEX entry_by_question_message ON entry (question_message_id) WHERE question_message_id IS NOT NULL;
CREATE INDEX entry_by_reply_message ON entry (reply_message_id) WHERE reply_message_id IS NOT NULL;
CREATE INDEX entry_by_published_message ON entry (published_message_id) WHERE published_message_id IS NOT NULL;
CREATE TABLE vote (
  entry_id bigint NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  voter_key text NOT NULL,
  value text NOT NULL CHECK (value IN ('up', 'down')),
  reason text,
  voted_at timestamptz NOT NULL,
  PRIMARY KEY (entry_id, voter_key)
);
CREATE INDEX vote_by_voter ON vote (voter_key);
CREATE TABLE guild_settings (guild_id text PRIMARY KEY, settings json NOT NULL);
CREATE TABLE told (asker_key text NOT NULL, what text NOT NULL, claim uuid NOT NULL, PRIMARY KEY (asker_key, what));
CREATE TABLE forgotten (asker_key text PRIMARY KEY, forgotten_at timestamptz NOT NULL);
CREATE TABLE doomed_message (message_id text PRIMARY KEY, bot text NOT NULL, channel_id text NOT NULL);
CREATE TABLE pending_answer (
  interaction_id text PRIMARY KEY,
  bot text NOT NULL,
  asker_key text NOT NULL,
  guild_id text,
  sealed bytea NOT NULL,
  acknowledged_at timestamptz NOT NULL,
  entry_id bigint
);
CREATE INDEX pending_answer_by_bot ON pending_answer (bot, acknowledged_at);
CREATE TABLE alert (bot text NOT NULL, name text NOT NULL, channel_id text NOT NULL, PRIMARY KEY (bot, name, channel_id));
CREATE TABLE known_article (bot text NOT NULL, name text NOT NULL, PRIMARY KEY (bot, name));
CREATE TABLE news (
  bot text NOT NULL,
  channel_id text NOT NULL,
  article_id text NOT NULL,
  change_set text NOT NULL,
  noted_at timestamptz NOT NULL,
  PRIMARY KEY (bot, channel_id, article_id)
);
-- One row: by which the secret behind the user keys is known again. It tells nothing about the secret.
CREATE TABLE secret_mark (is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only), mark bigint NOT NULL);
