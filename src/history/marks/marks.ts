import type { Filters, Language } from '../../model/question.ts';
import type { Turn } from '../../model/turn.ts';

export interface MessagePlace {
  readonly channelId: string;
  readonly messageId: string;
}

/** A question of a command that was acknowledged and not answered yet, with everything needed to answer it later. */
export interface PendingAnswer {
  readonly interactionId: string;
  /** Valid for a quarter of an hour; stored encrypted, and only until the answer is posted. */
  readonly token: string;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string;
  readonly text: string;
  readonly filters: Filters;
  /** The earlier turns, latest last; empty for a question without a conversation. */
  readonly turns: readonly Turn[];
  readonly language: Language;
  readonly isPrivate: boolean;
  readonly wantsThread: boolean;
  readonly acknowledgedAt: Date;
}

/** A pending answer of an earlier run, with its entry if one was recorded. */
export interface InterruptedAnswer extends PendingAnswer {
  readonly entryId: number | null;
}

/** An explanation that people get only once. */
export type Told = 'withheld-reply';

/** A state whose begin was announced to a channel and whose end was not. */
export interface AlertMark {
  readonly name: string;
  readonly channelId: string;
}

/** Articles of an index, each with every name that may recognise it later. */
export interface NotedArticles {
  readonly articles: readonly { readonly id: string; readonly names: readonly string[] }[];
  /** Channels that should learn of articles that were never noted before. */
  readonly channelIds: readonly string[];
  /** Name of the change: the index version that brought it. */
  readonly changeSet: string;
  readonly at: Date;
}

/** A new article that a channel has not heard of yet. */
export interface NewsItem {
  readonly channelId: string;
  readonly articleId: string;
  readonly changeSet: string;
  readonly notedAt: Date;
}

/** The amounts deleted on request. */
export interface Forgotten {
  /** Number of questions and votes. */
  readonly count: number;
  /** Number of messages with answers that must be deleted. */
  readonly posts: number;
}

/** Small facts that must outlive a restart and that no report counts. */
export interface Marks {
  /** True for the first call for a person, even over restarts; {@link History.forgetUser} resets it. */
  tellOnce(userId: string, what: Told): Promise<boolean>;
  /** The last time that a person asked to be forgotten; undefined if never, or if that was dropped. */
  forgottenAt(userId: string): Promise<Date | undefined>;
  /** Drops the facts behind {@link forgottenAt} for instants before that one. */
  dropForgotten(before: Date): Promise<void>;
  /** Messages with answers to people who asked to be forgotten, not yet deleted; at most `limit`. */
  listDoomed(limit: number): Promise<readonly MessagePlace[]>;
  dropDoomed(messageId: string): Promise<void>;

  keepPending(pending: PendingAnswer): Promise<void>;
  /** Records the entry of a pending answer. */
  linkPending(interactionId: string, entryId: number): Promise<void>;
  dropPending(interactionId: string): Promise<void>;
  /** Pending answers acknowledged since that instant, oldest first; earlier ones are deleted. */
  takePending(since: Date): Promise<readonly InterruptedAnswer[]>;

  listAlerts(): Promise<readonly AlertMark[]>;
  addAlert(alert: AlertMark): Promise<void>;
  dropAlert(alert: AlertMark): Promise<void>;

  /** Remembers articles, and queues those without any known name for the channels. The first call queues nothing. */
  noteArticles(noted: NotedArticles): Promise<void>;
  /** Oldest first, then by channel and article. */
  listNews(): Promise<readonly NewsItem[]>;
  dropNews(items: readonly Pick<NewsItem, 'channelId' | 'articleId'>[]): Promise<void>;
}
