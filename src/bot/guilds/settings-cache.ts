import { DEFAULT_SETTINGS, type GuildSettings, type History } from '../../history/history.ts';

const MAX_GUILDS = 5_000;

/** Settings of guilds, read once from the history and kept until another process that shares it has changed them. */
export class SettingsCache {
  readonly #history: History | undefined;
  readonly #known = new Map<string, GuildSettings>();
  #changes = 0;

  constructor(history: History | undefined) {
    this.#history = history;
    history?.onSettingsChanged((guildId) => {
      this.#changes++;
      if (guildId === undefined) this.#known.clear();
      else this.#known.delete(guildId);
    });
  }

  /** The defaults for direct messages (null), and where nothing is kept. */
  async read(guildId: string | null): Promise<GuildSettings> {
    if (guildId === null || !this.#history) return DEFAULT_SETTINGS;
    const known = this.#known.get(guildId);
    if (known) return known;
    const changes = this.#changes;
    const settings = await this.#history.readSettings(guildId);
    // Read while others were changed: these may be those of before.
    if (changes !== this.#changes) return settings;
    if (this.#known.size >= MAX_GUILDS) this.#known.clear();
    this.#known.set(guildId, settings);
    return settings;
  }

  async save(guildId: string, settings: GuildSettings): Promise<void> {
    await this.#history?.saveSettings(guildId, settings);
    this.#known.set(guildId, settings);
  }

  /** Deletes everything kept of a guild. */
  async forget(guildId: string): Promise<void> {
    this.#known.delete(guildId);
    await this.#history?.forgetGuild(guildId);
  }
}
