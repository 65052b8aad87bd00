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

/** What every handler works with. */
export interface BotContext {
  readonly collections: Collections;
  /** What may be asked about at a place, by the settings of now. */
  readonly reachAt: (place: Venue) => Promise<Reach>;
  readonly desk: AnswerDesk;
  /** Tells small talk from questions. */
  readonly readTalk: ReadTalk;
  readonly api: DiscordApi;
  readonly guilds: GuildView;
  readonly rateLimiter: RateLimiter;
  readonly articleCaches: ArticleCaches;
  /** Absent where nothing is kept; answers then have no buttons. */
  readonly history: History | undefined;
  readonly privacy: PrivacySettings;
  readonly log: Log;
  readonly now: () => Date;
  /** Ids of those who own the application. */
  readonly ownerIds: () => Promise<ReadonlySet<string>>;
  /** Builds the index anew; absent where that is not possible. */
  readonly reindex: (() => Promise<void>) | undefined;
  /** Takes articles in and away; absent where that is not possible. */
  readonly articleDesk: ArticleDesk | undefined;
  /** How the feeds and pages do; absent where that cannot be told. */
  readonly listSources: (() => Promise<readonly SourceView[] | undefined>) | undefined;
  readonly settings: SettingsCache;
  readonly alerts: Alerts;
  readonly news: News;
  readonly isStopping: () => boolean;
  /** Whether a server, or direct messages (null), are for this process; others of the bot serve the rest. */
  readonly isServedHere: (guildId: string | null) => boolean;
}

/** Where articles are sent in and taken away. */
export interface ArticleDesk {
  add(
    sent:
      | { readonly kind: 'page'; readonly address: string }
      | { readonly kind: 'file'; readonly address: string; readonly name: string },
    collection: string | null,
  ): Promise<{ readonly kind: 'added'; readonly file: string } | { readonly kind: 'refused'; readonly reason: string }>;
  /** @returns whether the file was there, and one that was added. */
  remove(file: string): Promise<boolean>;
  wasAdded(file: string): boolean;
  isCollectionName(name: string): boolean;
}

/** What /privacy tells, and the rule for direct messages. */
export interface PrivacySettings {
  readonly retentionDays: number;
  readonly llmHost: string | null;
  /** Direct messages: from nobody, from members of guilds that allow it, or from everybody. */
  readonly directMessages: 'off' | 'members' | 'all';
}

/** One interaction being handled: how to answer it, and the words of the asker's language. */
export interface Scene {
  readonly bot: BotContext;
  readonly respond: Responder;
  readonly asker: Asker;
  /** What may be asked about where the interaction comes from. */
  readonly reach: Reach;
  /** Within that reach. */
  readonly library: Library;
  /** Within that reach. */
  readonly articles: () => Promise<ArticleCache>;
  readonly language: Language;
  readonly strings: Strings;
}

/** A slash command: what Discord is told of it, and what it does. */
export interface CommandModule {
  /** As Discord's API takes it. */
  readonly definition: { readonly name: string; readonly [key: string]: unknown };
  /** By path: `ask`, `article search`. */
  readonly run: Readonly<Record<string, (call: CommandCall, scene: Scene) => Promise<void>>>;
  /** Choices while an option is typed into, by name of the option. */
  readonly choices?: Readonly<Record<string, (call: Typing, scene: Scene) => Promise<readonly Choice[]>>>;
}

/** What a button does; `parts` are the state its custom id carries. */
export type ButtonHandler = (call: Press, parts: readonly string[], scene: Scene) => Promise<void>;

/** What comes of a modal that was filled in. */
export type ModalHandler = (call: Submit, parts: readonly string[], scene: Scene) => Promise<void>;
