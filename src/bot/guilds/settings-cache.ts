import { LRUCache } from 'lru-cache';
import { DEFAULT_SETTINGS, type GuildSettings, type History } from '../../history/history.ts';

/** Number of guilds whose settings are kept in memory; the others are read from the history. Chosen by hand. */
const MAX_GUILDS = 5_000;

/** Settings of guilds, read once from the history and cached until another process that shares it changes them. */
export class SettingsCache {
  readonly #history: History | undefined;
  readonly #known = new LRUCache<string, GuildSettings>({ max: MAX_GUILDS });
  #changes = 0;

  constructor(history: History | undefined) {
    this.#history = history;
    history?.onSettingsChanged((guildId) => {
      this.#changes++;
      if (guildId === undefined) this.#known.clear();
      else this.#known.delete(guildId);
    });
  }

  /** Returns the defaults for direct messages (null), and if nothing is stored. */
  async read(guildId: string | null): Promise<GuildSettings> {
    if (guildId === null || !this.#history) return DEFAULT_SETTINGS;
    const known = this.#known.get(guildId);
    if (known) return known;
    const changes = this.#changes;
    const settings = await this.#history.readSettings(guildId);
    // They may be outdated, because others were changed during the read.
    if (changes !== this.#changes) return settings;
    this.#known.set(guildId, settings);
    return settings;
  }

  async save(guildId: string, settings: GuildSettings): Promise<void> {
    await this.#history?.saveSettings(guildId, settings);
    this.#known.set(guildId, settings);
  }

  /** Deletes everything stored about a guild. */
  async forget(guildId: string): Promise<void> {
    this.#known.delete(guildId);
    await this.#history?.forgetGuild(guildId);
  }
}
