import type { Database } from '../../support/sqlite.ts';
import type { MessagePlace, Told } from './marks.ts';

/** @returns true if this is the first time for this person. */
export function tellOnce(db: Database, askerKey: string, what: Told): boolean {
  return db.prepare('INSERT OR IGNORE INTO told (asker_key, what) VALUES (?, ?)').run(askerKey, what).changes === 1;
}

export function forgottenAt(db: Database, askerKey: string): Date | undefined {
  const at = db.prepare('SELECT forgotten_at FROM forgotten WHERE asker_key = ?').pluck().get(askerKey);
  return typeof at === 'number' ? new Date(at) : undefined;
}

export function dropForgotten(db: Database, before: Date): void {
  db.prepare('DELETE FROM forgotten WHERE forgotten_at < ?').run(before.getTime());
}

export function markForgotten(db: Database, key: string, now: Date): void {
  db.prepare('INSERT OR REPLACE INTO forgotten (asker_key, forgotten_at) VALUES (?, ?)').run(key, now.getTime());
}

/**
 * Within a transaction, deletes the marks of a person and queues the messages with answers to them for deletion.
 * @returns the number of messages.
 */
export function forgetPerson(db: Database, askerKey: string): number {
  // Only the asker sees an answer to a private question in a guild, and the bot cannot delete it; it can delete
  // published copies.
  const { changes } = db
    .prepare(
      `INSERT OR IGNORE INTO doomed_message (message_id, channel_id)
       SELECT reply_message_id, reply_channel_id FROM entry WHERE asker_key = @askerKey
         AND reply_message_id IS NOT NULL AND (is_private = 0 OR guild_id IS NULL)
       UNION SELECT published_message_id, published_channel_id FROM entry WHERE asker_key = @askerKey
         AND published_message_id IS NOT NULL`,
    )
    .run({ askerKey });
  db.prepare('DELETE FROM told WHERE asker_key = ?').run(askerKey);
  db.prepare('DELETE FROM pending_answer WHERE asker_key = ?').run(askerKey);
  return changes;
}

export function listDoomed(db: Database, limit: number): MessagePlace[] {
  const sql = 'SELECT channel_id AS channelId, message_id AS messageId FROM doomed_message ORDER BY message_id LIMIT ?';
  return db.prepare(sql).all(limit) as MessagePlace[];
}

export function dropDoomed(db: Database, messageId: string): void {
  db.prepare('DELETE FROM doomed_message WHERE message_id = ?').run(messageId);
}
