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

/** Below this many free bytes on the disk of the history, an index version and its copy do not fit. Chosen by hand. */
const DISK_LOW_BYTES = 500 * 1024 * 1024;

interface Deps {
  readonly history: History | undefined;
  readonly settings: SettingsCache;
  readonly guilds: Pick<GuildView, 'localeOf' | 'maySend'>;
  readonly api: Pick<DiscordApi, 'post'>;
  readonly log: Log;
  readonly now: () => Date;
  /** State of the index; rejects if no process can answer. */
  readonly readStatus: () => Promise<LibraryStatus>;
  /** Free bytes on the disk in use; absent if unknown. */
  readonly freeBytes: (() => Promise<number>) | undefined;
  /** True if a feed or page could not be read for days; undefined before the first check. */
  readonly areSourcesSilent: (() => boolean | undefined) | undefined;
}

/**
 * Tells subscribed channels when a degraded state begins and ends: each once, even over restarts. {@link Alerts.check}
 * looks for the states, except that of the registration, which is reported.
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

  /** Reports that the commands of a guild, or the global ones (null), cannot be registered, or now are. */
  setRegistered(guildId: string | null, isRegistered: boolean): void {
    const changes = isRegistered ? this.#unregistered.delete(guildId) : !this.#unregistered.has(guildId);
    if (!isRegistered) this.#unregistered.add(guildId);
    if (changes) void this.check();
  }

  /** Checks every state and announces changes. One check runs at a time; never rejects. */
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
    // Not checked since the start, so the last announced state counts.
    if (areSourcesSilent?.() ?? told.some(({ name }) => name === 'sources-silent')) active.add('sources-silent');
    if (this.#unregistered.size > 0) active.add('unregistered');
    return active;
  }

  /** Subscribed channels with their guilds. */
  async #channels(history: History): Promise<Map<string, string>> {
    const channels = new Map<string, string>();
    for (const guildId of await history.listGuilds()) {
      const { alertChannelIds } = await this.#deps.settings.read(guildId);
      for (const channelId of alertChannelIds) channels.set(channelId, guildId);
    }
    return channels;
  }

  /** Returns false if the post failed; a failing channel does not stop the posts to others. */
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
