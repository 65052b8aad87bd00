import type { History, NewsItem } from '../../history/history.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleSummary, Collections, Reach } from '../../model/library.ts';
import { renderNews } from '../../render/discord/discord-articles.ts';
import { languageOfLocale } from '../../render/strings/language.ts';
import { sha256 } from '../../support/files.ts';
import type { Log } from '../../support/log.ts';
import type { DiscordApi } from '../discord/discord-api.ts';
import type { GuildView } from './guild-view.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Venue } from './reach.ts';
import type { SettingsCache } from './settings-cache.ts';

const DAY_MS = 24 * 3_600_000;
/** 1970-01-01 was a Thursday, and weeks begin on Mondays, UTC. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

interface Deps {
  readonly history: History | undefined;
  readonly settings: SettingsCache;
  readonly guilds: Pick<GuildView, 'localeOf' | 'maySend'>;
  readonly api: Pick<DiscordApi, 'post'>;
  readonly collections: Collections;
  readonly reachAt: (place: Venue) => Promise<Reach>;
  readonly log: Log;
  readonly now: () => Date;
}

/** A channel that subscribes to new articles. */
interface Subscriber {
  readonly channelId: string;
  readonly guildId: string;
  readonly pace: 'each' | 'weekly';
}

/**
 * Announces articles that no earlier index had: one post for each change of the index, or for all of a week, even over
 * restarts. Articles of the first index and articles that were only cleaned again are not new.
 */
export class News {
  readonly #deps: Deps;
  #version = '';
  readonly #checkInTurn: () => Promise<void>;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#checkInTurn = oneAtATime(
      () => this.#check(),
      (error) => deps.log.warn({ err: error }, 'new articles could not be told'),
    );
  }

  /** Checks if the index has changed, and posts what is due. One check runs at a time; never rejects. */
  check(): Promise<void> {
    return this.#checkInTurn();
  }

  async #check(): Promise<void> {
    const { history } = this.#deps;
    if (!history) return;
    const subscribers = await this.#subscribers(history);
    await this.#note(history, subscribers);
    const items = await history.listNews();
    for (const subscriber of subscribers) {
      const own = items.filter(({ channelId }) => channelId === subscriber.channelId);
      for (const due of this.#due(own, subscriber)) await this.#tell(history, due, subscriber);
    }
    const wanted = new Set(subscribers.map(({ channelId }) => channelId));
    await history.dropNews(items.filter(({ channelId }) => !wanted.has(channelId)));
  }

  async #note(history: History, subscribers: readonly Subscriber[]): Promise<void> {
    const { collections, now } = this.#deps;
    const { version } = await collections.status();
    if (version === this.#version) return;
    const articles = (await collections.listAllArticles()).map((one) => ({ id: one.id, names: namesOf(one) }));
    const channelIds = subscribers.map(({ channelId }) => channelId);
    await history.noteArticles({ articles, channelIds, changeSet: version, at: now() });
    this.#version = version;
  }

  /** The articles to announce now, one group per post, oldest first. */
  #due(items: readonly NewsItem[], { pace }: Subscriber): NewsItem[][] {
    if (pace === 'each') {
      const sets = [...new Set(items.map(({ changeSet }) => changeSet))];
      return sets.map((set) => items.filter(({ changeSet }) => changeSet === set));
    }
    const monday = mondayBefore(this.#deps.now());
    const due = items.filter(({ notedAt }) => notedAt.getTime() < monday);
    return due.length === 0 ? [] : [due];
  }

  /** Its key makes a post that is repeated after a crash the same post; the items are removed only afterwards. */
  async #tell(history: History, items: readonly NewsItem[], { channelId, guildId }: Subscriber): Promise<void> {
    const { guilds, api, collections, reachAt } = this.#deps;
    if (!guilds.maySend(channelId)) return;
    const library = collections.within(await reachAt({ guildId, channelId, parentId: null }));
    const articles: Article[] = [];
    for (const { articleId } of items) {
      const article = await library.findArticle(articleId);
      if (article?.id === articleId) articles.push(article);
    }
    if (articles.length > 0) {
      const message = renderNews(articles, languageOfLocale(guilds.localeOf(guildId)));
      await api.post({ channelId, key: `news:${items[0]?.changeSet}`, message });
    }
    await history.dropNews(items);
  }

  async #subscribers(history: History): Promise<Subscriber[]> {
    const subscribers: Subscriber[] = [];
    for (const guildId of await history.listGuilds()) {
      const { digestChannels } = await this.#deps.settings.read(guildId);
      for (const [channelId, pace] of Object.entries(digestChannels)) subscribers.push({ channelId, guildId, pace });
    }
    return subscribers;
  }
}

/**
 * Keys that recognise an article: its ids, also earlier ones and those of copies, and for a moved file its title,
 * source and day.
 */
function namesOf({ id, aliases = [], title, source, publishedOn }: ArticleSummary): string[] {
  const names = [id, ...aliases];
  return title === null ? names : [...names, `=${sha256(JSON.stringify([title, source, publishedOn]))}`];
}

function mondayBefore(now: Date): number {
  const weekMs = 7 * DAY_MS;
  return Math.floor((now.getTime() - FIRST_MONDAY_MS) / weekMs) * weekMs + FIRST_MONDAY_MS;
}
