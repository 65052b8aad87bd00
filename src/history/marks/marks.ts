import type { Filters, Language } from '../../model/question.ts';
import type { Turn } from '../../model/turn.ts';

export interface MessagePlace {
  readonly channelId: string;
  readonly messageId: string;
}

/** A question of a command that has been acknowledged and not answered yet, with all it takes to answer it later. */
export interface PendingAnswer {
  readonly interactionId: string;
  /** Good for a quarter of an hour; kept encrypted, and no longer than until the answer stands. */
  readonly token: string;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string;
  readonly text: string;
  readonly filters: Filters;
  /** What it follows, latest last; none for a question that stands alone. */
  readonly turns: readonly Turn[];
  readonly language: Language;
  readonly isPrivate: boolean;
  readonly wantsThread: boolean;
  readonly acknowledgedAt: Date;
}

/** A pending answer of an earlier run, with the entry that was recorded for it, if it came so far. */
export interface InterruptedAnswer extends PendingAnswer {
  readonly entryId: number | null;
}

/** Something that people are told once ever. */
export type Told = 'withheld-reply';

/** A state that was told to a channel and has not been told to be over. */
export interface AlertMark {
  readonly name: string;
  readonly channelId: string;
}

/** Articles of an index, each with every name it may be recognised by later. */
export interface NotedArticles {
  readonly articles: readonly { readonly id: string; readonly names: readonly string[] }[];
  /** Channels that are to be told of those never noted before. */
  readonly channelIds: readonly string[];
  /** What the change is called: the index version that brought it. */
  readonly changeSet: string;
  readonly at: Date;
}

/** A new article that a channel has not been told of. */
export interface NewsItem {
  readonly channelId: string;
  readonly articleId: string;
  readonly changeSet: string;
  readonly notedAt: Date;
}

/** What went away by request. */
export interface Forgotten {
  /** Questions and votes. */
  readonly count: number;
  /** Messages with answers that are to be deleted. */
  readonly posts: number;
}

/** Small things that must outlive a restart and that no report counts. */
export interface Marks {
  /** True for the first call for a person, also after a restart; {@link History.forgetUser} starts afresh. */
  tellOnce(userId: string, what: Told): Promise<boolean>;
  /** When a person last had everything forgotten; undefined where never, or where that was dropped. */
  forgottenAt(userId: string): Promise<Date | undefined>;
  /** Drops what {@link forgottenAt} tells, of instants before that one. */
  dropForgotten(before: Date): Promise<void>;
  /** Messages with answers to people who had everything forgotten, not yet deleted; at most `limit`. */
  listDoomed(limit: number): Promise<readonly MessagePlace[]>;
  dropDoomed(messageId: string): Promise<void>;

  keepPending(pending: PendingAnswer): Promise<void>;
  /** Says which entry a pending answer was recorded as. */
  linkPending(interactionId: string, entryId: number): Promise<void>;
  dropPending(interactionId: string): Promise<void>;
  /** Acknowledged since that instant, oldest first; those before are deleted. */
  takePending(since: Date): Promise<readonly InterruptedAnswer[]>;

  listAlerts(): Promise<readonly AlertMark[]>;
  addAlert(alert: AlertMark): Promise<void>;
  dropAlert(alert: AlertMark): Promise<void>;

  /** Remembers articles; those without a name that was noted before wait for the channels. The first call queues nothing. */
  noteArticles(noted: NotedArticles): Promise<void>;
  /** Oldest first, then by channel and article. */
  listNews(): Promise<readonly NewsItem[]>;
  dropNews(items: readonly Pick<NewsItem, 'channelId' | 'articleId'>[]): Promise<void>;
}
