import type { Answer } from '../model/answer.ts';
import type { Filters, Language } from '../model/question.ts';
import type { Span } from '../model/span.ts';
import type { Forgotten, Marks, MessagePlace } from './marks/marks.ts';

export type * from './marks/marks.ts';

/** A quotation that was shown, without its text. */
export interface CitedSpan {
  readonly n: number;
  readonly articleId: string;
  readonly span: Span;
  /** Hash that shows if the span still has the same text in another index; absent on entries of earlier versions. */
  readonly quoteHash?: string;
}

/** The result of a question. */
export interface OutcomeRecord {
  readonly outcome: Answer['outcome'];
  readonly short: string | null;
  /** Estimated chance of being right, 0 to 1; null for a refused question. */
  readonly confidence: number | null;
  readonly citations: readonly CitedSpan[];
  /** Index version from which it was answered. */
  readonly indexVersion: string;
}

/** A question to record. User ids are hashed before they are written. */
export interface QuestionRecord extends OutcomeRecord {
  readonly userId: string;
  /** Null for a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** The message with the question, or null for a command. */
  readonly questionMessageId: string | null;
  readonly text: string;
  readonly filters: Filters;
  readonly language: Language;
  /** True if only the asker sees it, which is always so for direct messages. */
  readonly isPrivate: boolean;
  readonly askedAt: Date;
}

/** A recorded question that was read again. */
export interface HistoryEntry extends Omit<QuestionRecord, 'userId'> {
  /** Never used again, even after the entry is gone; short enough for a button's state. */
  readonly id: number;
  /** Salted hash of the asker's id, to compare with {@link History.keyOf}. */
  readonly askerKey: string;
  /** Place of the answer; null until {@link History.attachReply}. */
  readonly reply: MessagePlace | null;
  readonly isHelperAsked: boolean;
  /** True if a private answer was made public. */
  readonly isPublished: boolean;
}

export interface Vote {
  readonly entryId: number;
  readonly userId: string;
  readonly value: 'up' | 'down';
  /** If absent, the reason of the user's earlier vote with the same value stays. */
  readonly reason?: string;
  readonly at: Date;
}

/** The effect of a vote; `unknown` if the entry is gone. */
export type VoteResult = 'new' | 'changed' | 'same' | 'unknown';

export interface VoteCount {
  readonly up: number;
  readonly down: number;
}

/** Unanswered questions with nearly the same meaning. */
export interface Gap {
  /** The most frequent wording, the earliest among equals. */
  readonly text: string;
  /** All wordings, most frequent first, then earliest. */
  readonly wordings: readonly string[];
  readonly times: number;
  readonly lastAskedAt: Date;
  /** True if a re-check with a later index has answered one of them. */
  readonly isAnsweredNow: boolean;
}

export interface GapReport {
  /** Most asked first, then latest. */
  readonly gaps: readonly Gap[];
  /** Number of private unanswered questions, whose texts are not shown. */
  readonly hidden: number;
}

/** Numbers of a guild; they include private questions, whose texts are never shown. */
export interface GuildStats {
  readonly questions: number;
  readonly answered: number;
  /** Number of quotations without a short answer. */
  readonly passage: number;
  readonly notFound: number;
  readonly invalid: number;
  readonly privateQuestions: number;
  /** Distinct people who asked. */
  readonly askers: number;
  readonly votesUp: number;
  readonly votesDown: number;
  /** Number of direct messages to the bot, which belong to no guild. */
  readonly directMessages: number;
}

/** The settings that the managers of a guild have made. */
export interface GuildSettings {
  /** Channels in which questions may be asked; empty means all. */
  readonly channelIds: readonly string[];
  /** Roles that may ask; empty means everyone. */
  readonly roleIds: readonly string[];
  readonly helperRoleId: string | null;
  /** Channels in which every question gets a thread. */
  readonly threadChannelIds: readonly string[];
  /** `members` if members of the guild may ask by direct message. */
  readonly dmPolicy: 'off' | 'members';
  /** Channels that receive alerts about degraded states. */
  readonly alertChannelIds: readonly string[];
  /** Collections that may be asked here; null for all that are not private. */
  readonly collections: readonly string[] | null;
  /** The same for single channels, by their ids. */
  readonly channelCollections: Readonly<Record<string, readonly string[]>>;
  /** Channels that receive news of new articles, by their ids: with every change, or once a week. */
  readonly digestChannels: Readonly<Record<string, 'each' | 'weekly'>>;
}

export const DEFAULT_SETTINGS: GuildSettings = {
  channelIds: [],
  roleIds: [],
  helperRoleId: null,
  threadChannelIds: [],
  dmPolicy: 'off',
  alertChannelIds: [],
  collections: null,
  channelCollections: {},
  digestChannels: {},
};

/** An unanswered question to ask again. */
export interface UncheckedGap {
  readonly id: number;
  readonly guildId: string | null;
  readonly channelId: string;
  readonly text: string;
  readonly filters: Filters;
  readonly language: Language;
}

/** Gives the terms of a text for comparing questions; repetitions do not count. */
export type TermsOf = (text: string) => Iterable<string>;

/**
 * Questions, votes and settings that outlive the process. Instants are passed in. No raw user id is stored, only a
 * keyed hash, whose key is kept beside the data.
 */
export interface History extends Marks {
  /** The hash that replaces a user id. */
  keyOf(userId: string): string;
  /** @returns the id of the new entry. */
  record(question: QuestionRecord): Promise<number>;
  /** Records the place of an entry's answer; it has no effect if the entry is gone. */
  attachReply(id: number, reply: MessagePlace): Promise<void>;
  /** Replaces the result of an entry after its question was edited, and deletes its votes and re-checks. */
  revise(id: number, text: string, outcome: OutcomeRecord): Promise<void>;
  find(id: number): Promise<HistoryEntry | undefined>;
  /** Finds an entry by the message with its answer, or by the public copy of it. */
  findByReply(messageId: string): Promise<HistoryEntry | undefined>;
  findByQuestionMessage(messageId: string): Promise<HistoryEntry | undefined>;
  remove(id: number): Promise<void>;
  /** The latest `limit` public entries of a channel, oldest first; they are the turns of a conversation. */
  recentTurns(channelId: string, limit: number): Promise<readonly HistoryEntry[]>;
  /** Direct-message channels with a question since that instant, at most `limit`, latest first. */
  directChannels(since: Date, limit: number): Promise<readonly string[]>;

  vote(vote: Vote): Promise<VoteResult>;
  countVotes(entryId: number): Promise<VoteCount>;
  /** True for the first call for an entry; false for every later one, or if the entry is gone. */
  claimHelp(entryId: number): Promise<boolean>;
  /** True for the first call for an entry, until {@link releasePublication}; false if the entry is gone. */
  claimPublication(entryId: number): Promise<boolean>;
  /** Records the place of the public copy. */
  attachPublication(entryId: number, place: MessagePlace): Promise<void>;
  /** Undoes a claim, because the public copy could not be posted. */
  releasePublication(entryId: number): Promise<void>;

  listGaps(guildId: string, since: Date, termsOf: TermsOf): Promise<GapReport>;
  /**
   * Unanswered questions of all guilds that were not yet asked again with this index version, latest first, at most
   * `limit`.
   */
  listUnchecked(indexVersion: string, limit: number): Promise<readonly UncheckedGap[]>;
  markRechecked(id: number, indexVersion: string, outcome: Answer['outcome']): Promise<void>;
  stats(guildId: string, since: Date): Promise<GuildStats>;
  /** CSV of the guild's questions since that instant, in order; private ones and direct messages only as counts. */
  exportCsv(guildId: string, since: Date): Promise<string>;

  readSettings(guildId: string): Promise<GuildSettings>;
  saveSettings(guildId: string, settings: GuildSettings): Promise<void>;

  /**
   * Calls back with a guild whose settings another process has changed, or with undefined if any may have changed. A
   * history of a single process never calls back.
   */
  onSettingsChanged(listener: (guildId: string | undefined) => void): void;
  /** Guilds with settings of their own, in id order. */
  listGuilds(): Promise<readonly string[]>;

  /** Deletes all entries, votes and marks of a user for good; {@link listDoomed} then lists the messages to delete. */
  forgetUser(userId: string, now: Date): Promise<Forgotten>;
  /** Deletes everything about a guild, including its settings. */
  forgetGuild(guildId: string): Promise<void>;
  /** Deletes every entry asked before that instant, with its votes. @returns the number of entries. */
  forgetBefore(instant: Date): Promise<number>;
  close(): Promise<void>;
}
