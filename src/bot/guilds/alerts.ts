import type { AlertMark, History } from '../../history/history.ts';
import type { LibraryStatus } from '../../model/library.ts';
import { renderNotice } from '../../render/discord/discord-view.ts';
import { ALERT_TEXTS, type AlertName } from '../../render/strings/alert-texts.ts';
import { languageOfLocale } from '../../render/strings/language.ts';
import type { Log } from '../../support/log.ts';
import type { DiscordApi } from '../discord/discord-api.ts';
import type { GuildView } from './guild-view.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { SettingsCache } from './settings-cache.ts';

/** Less than this is left of the disk of the history: an index version and its copy no longer fit beside each other. */
const DISK_LOW_BYTES = 500 * 1024 * 1024;

interface Deps {
  readonly history: History | undefined;
  readonly settings: SettingsCache;
  readonly guilds: Pick<GuildView, 'localeOf' | 'maySend'>;
  readonly api: Pick<DiscordApi, 'post'>;
  readonly log: Log;
  readonly now: () => Date;
  /** State of the index; rejects where there is nobody to answer. */
  readonly readStatus: () => Promise<LibraryStatus>;
  /** Free bytes of the disk that is written to; absent where that cannot be told. */
  readonly freeBytes: (() => Promise<number>) | undefined;
  /** Whether a feed or page could not be read for days; undefined before that was looked at. */
  readonly areSourcesSilent: (() => boolean | undefined) | undefined;
}

/**
 * Tells the channels that want to know of degraded states, and of their end: each once, also over restarts. States are
 * looked at by {@link Alerts.check}; that of the registration is reported.
 */
export class Alerts {
  readonly #deps: Deps;
  /** Places whose commands cannot be registered. */
  readonly #unregistered = new Set<string | null>();
  readonly #checkInTurn: () => Promise<void>;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#checkInTurn = oneAtATime(
      () => this.#check(),
      (error) => deps.log.warn({ err: error }, 'an alert could not be told'),
    );
  }

  /** The commands of a guild, or (null) everywhere, cannot be registered, or are at last. */
  setRegistered(guildId: string | null, isRegistered: boolean): void {
    const changes = isRegistered ? this.#unregistered.delete(guildId) : !this.#unregistered.has(guildId);
    if (!isRegistered) this.#unregistered.add(guildId);
    if (changes) void this.check();
  }

  /** Looks at every state and tells what has begun or ended. One check at a time; never rejects. */
  check(): Promise<void> {
    return this.#checkInTurn();
  }

  async #check(): Promise<void> {
    const { history, guilds } = this.#deps;
    if (!history) return;
    const told = await history.listAlerts();
    const active = await this.#activeStates(told);
    const wanted = await this.#channels(history);
    for (const [channelId, guildId] of wanted) {
      if (!guilds.maySend(channelId)) continue;
      const texts = ALERT_TEXTS[languageOfLocale(guilds.localeOf(guildId))];
      for (const name of active) {
        if (told.some((mark) => mark.name === name && mark.channelId === channelId)) continue;
        if (await this.#tell({ name, channelId }, texts[name].began)) await history.addAlert({ name, channelId });
      }
    }
    for (const mark of told) {
      const name = mark.name as AlertName;
      const guildId = wanted.get(mark.channelId);
      if (active.has(name) && guildId !== undefined) continue;
      const text = ALERT_TEXTS[languageOfLocale(guilds.localeOf(guildId ?? null))][name]?.ended;
      const isWanted = guildId !== undefined && text !== undefined && guilds.maySend(mark.channelId);
      if (!isWanted || (await this.#tell(mark, text))) await history.dropAlert(mark);
    }
  }

  async #activeStates(told: readonly AlertMark[]): Promise<Set<AlertName>> {
    const { readStatus, freeBytes, areSourcesSilent } = this.#deps;
    const active = new Set<AlertName>();
    const status = await readStatus().catch(() => undefined);
    if (status === undefined) active.add('library-unavailable');
    if (status?.notes.includes('index-fallback')) active.add('older-index');
    if (status?.notes.includes('dense-unavailable')) active.add('embedder-missing');
    if (status?.notes.includes('reader-unavailable')) active.add('reader-missing');
    const free = await freeBytes?.().catch(() => undefined);
    if (free !== undefined && free < DISK_LOW_BYTES) active.add('disk-low');
    // Not yet looked at since the start: as it was when it was told.
    if (areSourcesSilent?.() ?? told.some(({ name }) => name === 'sources-silent')) active.add('sources-silent');
    if (this.#unregistered.size > 0) active.add('unregistered');
    return active;
  }

  /** Channels that want to know, with their guilds. */
  async #channels(history: History): Promise<Map<string, string>> {
    const channels = new Map<string, string>();
    for (const guildId of await history.listGuilds()) {
      const { alertChannelIds } = await this.#deps.settings.read(guildId);
      for (const channelId of alertChannelIds) channels.set(channelId, guildId);
    }
    return channels;
  }

  /** Whether it could be told; a channel where that fails keeps no other from being told. */
  async #tell({ name, channelId }: AlertMark, text: string): Promise<boolean> {
    const { api, now, log } = this.#deps;
    try {
      await api.post({ channelId, key: `alert:${name}:${now().getTime()}`, message: renderNotice(text) });
      return true;
    } catch (error) {
      log.warn({ err: error, channelId }, 'an alert could not be told');
      return false;
    }
  }
}
