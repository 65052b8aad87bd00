import type { Postgres } from '../../postgres/postgres.ts';
import { parseSettings } from '../guild-settings.ts';
import { DEFAULT_SETTINGS, type GuildSettings } from '../history.ts';
import { SETTINGS_CHANNEL, T } from './tables.ts';

/** Settings of a guild, with defaults for those that were never saved. */
export async function readSharedSettings(db: Postgres, guildId: string): Promise<GuildSettings> {
  const sql = `SELECT settings FROM ${T.settings} WHERE guild_id = $1`;
  const [row] = await db.query<{ settings: unknown }>(sql, [guildId]);
  return row === undefined ? DEFAULT_SETTINGS : parseSettings(row.settings);
}

/** Saves the settings and notifies every process after they can be read. */
export async function saveSharedSettings(db: Postgres, guildId: string, settings: GuildSettings): Promise<void> {
  await db.transaction(async (query) => {
    await query(
      `INSERT INTO ${T.settings} (guild_id, settings) VALUES ($1, $2)
       ON CONFLICT (guild_id) DO UPDATE SET settings = excluded.settings`,
      [guildId, JSON.stringify(settings)],
    );
    await query('SELECT pg_notify($1, $2)', [SETTINGS_CHANNEL, guildId]);
  });
}

export async function listSharedGuilds(db: Postgres): Promise<string[]> {
  const sql = `SELECT guild_id FROM ${T.settings} ORDER BY guild_id COLLATE "C"`;
  return (await db.query<{ guild_id: string }>(sql)).map((row) => row.guild_id);
}

/** Deletes everything about a guild, including its settings. */
export async function forgetSharedGuild(db: Postgres, guildId: string): Promise<void> {
  await db.transaction(async (query) => {
    for (const table of [T.entry, T.settings, T.pending])
      await query(`DELETE FROM ${table} WHERE guild_id = $1`, [guildId]);
    await query('SELECT pg_notify($1, $2)', [SETTINGS_CHANNEL, guildId]);
  });
}
