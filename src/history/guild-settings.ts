import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DEFAULT_SETTINGS, type GuildSettings } from './history.ts';

const ids = z.array(z.string());

const stored = z.object({
  channelIds: ids.default([]),
  roleIds: ids.default([]),
  helperRoleId: z.string().nullable().default(null),
  threadChannelIds: ids.default([]),
  dmPolicy: z.enum(['off', 'members']).default('off'),
  alertChannelIds: ids.default([]),
  collections: ids.nullable().default(null),
  channelCollections: z.record(z.string(), ids).default({}),
  digestChannels: z.record(z.string(), z.enum(['each', 'weekly'])).default({}),
});

/** Settings of a guild; the defaults for what was never saved. */
export function readSettings(db: Database, guildId: string): GuildSettings {
  const text = db.prepare('SELECT settings FROM guild_settings WHERE guild_id = ?').pluck().get(guildId);
  if (typeof text !== 'string') return DEFAULT_SETTINGS;
  return stored.parse(JSON.parse(text));
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
