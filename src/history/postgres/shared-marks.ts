import { randomUUID } from 'node:crypto';
import type { Postgres, SqlQuery } from '../../postgres/postgres.ts';
import type { AlertMark, MessagePlace, Told } from '../marks/marks.ts';
import { T } from './tables.ts';

/** Facts that must outlive a restart and that no report counts; messages and alerts are those of one bot. */
export class SharedMarks {
  readonly #db: Postgres;
  readonly #bot: string;

  constructor(db: Postgres, bot: string) {
    this.#db = db;
    this.#bot = bot;
  }

  async tellOnce(askerKey: string, what: Told): Promise<boolean> {
    const sql = `INSERT INTO ${T.told} AS t (asker_key, what, claim) VALUES ($1, $2, $3)
      ON CONFLICT (asker_key, what) DO UPDATE SET claim = excluded.claim WHERE t.claim = excluded.claim RETURNING claim`;
    return (await this.#db.query(sql, [askerKey, what, randomUUID()])).length === 1;
  }

  async forgottenAt(key: string): Promise<Date | undefined> {
    const sql = `SELECT forgotten_at FROM ${T.forgotten} WHERE asker_key = $1`;
    return (await this.#db.query<{ forgotten_at: Date }>(sql, [key]))[0]?.forgotten_at;
  }

  async dropForgotten(before: Date): Promise<void> {
    await this.#db.query(`DELETE FROM ${T.forgotten} WHERE forgotten_at < $1`, [before]);
  }

  listDoomed(limit: number): Promise<MessagePlace[]> {
    const sql = `SELECT channel_id AS "channelId", message_id AS "messageId" FROM ${T.doomed} WHERE bot = $2
      ORDER BY message_id COLLATE "C" LIMIT $1`;
    return this.#db.query<MessagePlace>(sql, [limit, this.#bot]);
  }

  async dropDoomed(messageId: string): Promise<void> {
    await this.#db.query(`DELETE FROM ${T.doomed} WHERE message_id = $1`, [messageId]);
  }

  listAlerts(): Promise<AlertMark[]> {
    const sql = `SELECT name, channel_id AS "channelId" FROM ${T.alert} WHERE bot = $1 ORDER BY name COLLATE "C", channel_id COLLATE "C"`;
    return this.#db.query<AlertMark>(sql, [this.#bot]);
  }

  async addAlert({ name, channelId }: AlertMark): Promise<void> {
    const sql = `INSERT INTO ${T.alert} (bot, name, channel_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
    await this.#db.query(sql, [this.#bot, name, channelId]);
  }

  async dropAlert({ name, channelId }: AlertMark): Promise<void> {
    const sql = `DELETE FROM ${T.alert} WHERE bot = $1 AND name = $2 AND channel_id = $3`;
    await this.#db.query(sql, [this.#bot, name, channelId]);
  }
}

/**
 * Within a transaction, deletes the marks of a person and queues the messages with answers to them, to be deleted by
 * the bot that posted them.
 * @returns the number of messages.
 */
export async function forgetSharedPerson(query: SqlQuery, askerKey: string): Promise<number> {
  // Only the asker sees an answer to a private question in a guild, and the bot cannot delete it; it can delete
  // published copies.
  const posts = await query(
    `INSERT INTO ${T.doomed} (message_id, bot, channel_id)
     SELECT reply_message_id, bot, reply_channel_id FROM ${T.entry} WHERE asker_key = $1
       AND reply_message_id IS NOT NULL AND (NOT is_private OR guild_id IS NULL)
     UNION SELECT published_message_id, bot, published_channel_id FROM ${T.entry} WHERE asker_key = $1
       AND published_message_id IS NOT NULL
     ON CONFLICT (message_id) DO NOTHING RETURNING message_id`,
    [askerKey],
  );
  await query(`DELETE FROM ${T.told} WHERE asker_key = $1`, [askerKey]);
  await query(`DELETE FROM ${T.pending} WHERE asker_key = $1`, [askerKey]);
  return posts.length;
}

export async function markSharedForgotten(query: SqlQuery, key: string, now: Date): Promise<void> {
  const sql = `INSERT INTO ${T.forgotten} (asker_key, forgotten_at) VALUES ($1, $2)
    ON CONFLICT (asker_key) DO UPDATE SET forgotten_at = excluded.forgotten_at`;
  await query(sql, [key, now]);
}
