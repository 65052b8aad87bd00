import type { Database } from '../../support/sqlite.ts';
import { parseSettings } from '../guild-settings.ts';
import { DEFAULT_SETTINGS, type GuildSettings } from '../history.ts';

/** Settings of a guild, with defaults for those that were never saved. */
export function readSettings(db: Database, guildId: string): GuildSettings {
  const text = db.prepare('SELECT settings FROM guild_settings WHERE guild_id = ?').pluck().get(guildId);
  if (typeof text !== 'string') return DEFAULT_SETTINGS;
  return parseSettings(JSON.parse(text));
}

export function saveSettings(db: Database, guildId: string, settings: GuildSettings): void {
  db.prepare('INSERT OR REPLACE INTO guild_settings (guild_id, settings) VALUES (?, ?)').run(
    guildId,
    JSON.stringify(settings),
  );
}

export function listGuilds(db: Database): string[] {
  return db.prepare('SELECT guild_id FROM guild_settings ORDER BY guild_id').pluck().all() as string[];
}
