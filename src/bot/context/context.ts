import type { History } from '../../history/history.ts';
import type { Collections, Library, Reach } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import type { ReadTalk } from '../../question/talk/small-talk.ts';
import type { SourceView } from '../../render/discord/discord-admin.ts';
import type { Strings } from '../../render/strings/strings-shape.ts';
import type { Log } from '../../support/log.ts';
import type { ArticleCache } from '../articles/article-cache.ts';
import type { ArticleCaches } from '../articles/article-caches.ts';
import type { Choice, DiscordApi } from '../discord/discord-api.ts';
import type { Asker, CommandCall, Press, Submit, Typing } from '../discord/incoming.ts';
import type { Responder } from '../discord/responder.ts';
import type { Alerts } from '../guilds/alerts.ts';
import type { GuildView } from '../guilds/guild-view.ts';
import type { News } from '../guilds/news.ts';
import type { Venue } from '../guilds/reach.ts';
import type { SettingsCache } from '../guilds/settings-cache.ts';
import type { AnswerDesk } from '../limits/answer-desk.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';

/** The data and functions that every handler uses. */
export interface BotContext {
  readonly collections: Collections;
  /** The collections that may be asked at a place, by the present settings. */
  readonly reachAt: (place: Venue) => Promise<Reach>;
  readonly desk: AnswerDesk;
  /** Distinguishes small talk from questions. */
  readonly readTalk: ReadTalk;
  readonly api: DiscordApi;
  readonly guilds: GuildView;
  readonly rateLimiter: RateLimiter;
  readonly articleCaches: ArticleCaches;
  /** Absent if nothing is stored; answers then have no buttons. */
  readonly history: History | undefined;
  readonly privacy: PrivacySettings;
  readonly log: Log;
  readonly now: () => Date;
  /** Ids of the owners of the application. */
  readonly ownerIds: () => Promise<ReadonlySet<string>>;
  /** Builds a new index; absent if that is impossible. */
  readonly reindex: (() => Promise<void>) | undefined;
  /** Adds and removes articles; absent if that is impossible. */
  readonly articleDesk: ArticleDesk | undefined;
  /** The states of the feeds and pages; absent if they are unknown. */
  readonly listSources: (() => Promise<readonly SourceView[] | undefined>) | undefined;
  readonly settings: SettingsCache;
  readonly alerts: Alerts;
  readonly news: News;
  readonly isStopping: () => boolean;
  /** True if this process serves the guild, or direct messages (null); other processes of the bot serve the rest. */
  readonly isServedHere: (guildId: string | null) => boolean;
}

/** Adds and removes articles. */
export interface ArticleDesk {
  add(
    sent:
      | { readonly kind: 'page'; readonly address: string }
      | { readonly kind: 'file'; readonly address: string; readonly name: string },
    collection: string | null,
  ): Promise<{ readonly kind: 'added'; readonly file: string } | { readonly kind: 'refused'; readonly reason: string }>;
  /** @returns false if there was no such file, or it had not been added. */
  remove(file: string): Promise<boolean>;
  wasAdded(file: string): boolean;
  isCollectionName(name: string): boolean;
}

/** Facts for /privacy, and the rule for direct messages. */
export interface PrivacySettings {
  readonly retentionDays: number;
  readonly llmHost: string | null;
  /** The people whose direct messages are answered: nobody, members of guilds that allow it, or everybody. */
  readonly directMessages: 'off' | 'members' | 'all';
}

/** One interaction in progress: how to answer it, and the texts in the asker's language. */
export interface Scene {
  readonly bot: BotContext;
  readonly respond: Responder;
  readonly asker: Asker;
  /** The collections that may be asked from the interaction's place. */
  readonly reach: Reach;
  /** The library within that reach. */
  readonly library: Library;
  /** The list of articles within that reach. */
  readonly articles: () => Promise<ArticleCache>;
  readonly language: Language;
  readonly strings: Strings;
}

/** A slash command: its definition for Discord, and its actions. */
export interface CommandModule {
  /** In the form of Discord's API. */
  readonly definition: { readonly name: string; readonly [key: string]: unknown };
  /** Actions by path: `ask`, `article search`. */
  readonly run: Readonly<Record<string, (call: CommandCall, scene: Scene) => Promise<void>>>;
  /** Choices while somebody types, by the name of the option. */
  readonly choices?: Readonly<Record<string, (call: Typing, scene: Scene) => Promise<readonly Choice[]>>>;
}

/** The action of a button; `parts` are the state in its custom id. */
export type ButtonHandler = (call: Press, parts: readonly string[], scene: Scene) => Promise<void>;

/** The action of a submitted modal. */
export type ModalHandler = (call: Submit, parts: readonly string[], scene: Scene) => Promise<void>;
