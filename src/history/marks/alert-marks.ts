import type { Database } from '../../support/sqlite.ts';
import type { AlertMark } from './marks.ts';

export function listAlerts(db: Database): AlertMark[] {
  return db.prepare('SELECT name, channel_id AS channelId FROM alert ORDER BY name, channel_id').all() as AlertMark[];
}

export function addAlert(db: Database, { name, channelId }: AlertMark): void {
  db.prepare('INSERT OR IGNORE INTO alert (name, channel_id) VALUES (?, ?)').run(name, channelId);
}

export function dropAlert(db: Database, { name, channelId }: AlertMark): void {
  db.prepare('DELETE FROM alert WHERE name = ? AND channel_id = ?').run(name, channelId);
}
