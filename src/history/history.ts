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
  /** Says whether the span still holds the same text in another index; absent on entries of earlier versions. */
  readonly quoteHash?: string;
}

/** What came of a question. */
export interface OutcomeRecord {
  readonly outcome: Answer['outcome'];
  readonly short: string | null;
  /** Estimated chance of being right, 0 to 1; null for a question that was not taken. */
  readonly confidence: number | null;
  readonly citations: readonly CitedSpan[];
  /** Index version it was answered from. */
  readonly indexVersion: string;
}

/** A question as it is recorded. User ids are hashed before they are written. */
export interface QuestionRecord extends OutcomeRecord {
  readonly userId: string;
  /** Null for a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** The message that asked, or null for a command. */
  readonly questionMessageId: string | null;
  readonly text: string;
  readonly filters: Filters;
  readonly language: Language;
  /** Shown to the asker alone; direct messages always are. */
  readonly isPrivate: boolean;
  readonly askedAt: Date;
}

/** A recorded question as it is read again. */
export interface HistoryEntry extends Omit<QuestionRecord, 'userId'> {
  /** Never used again, also after the entry is gone; fits into a button's state. */
  readonly id: number;
  /** Salted hash of the asker's id; compare with {@link History.keyOf}. */
  readonly askerKey: string;
  /** Where the answer was posted; null until {@link History.attachReply}. */
  readonly reply: MessagePlace | null;
  readonly isHelperAsked: boolean;
  /** Whether a private answer was made public. */
  readonly isPublished: boolean;
}

export interface Vote {
  readonly entryId: number;
  readonly userId: string;
  readonly value: 'up' | 'down';
  /** Kept from the user's earlier vote of the same value where absent. */
  readonly reason?: string;
  readonly at: Date;
}

/** What a vote did; `unknown` where the entry is gone. */
export type VoteResult = 'new' | 'changed' | 'same' | 'unknown';

export interface VoteCount {
  readonly up: number;
  readonly down: number;
}

/** Unanswered questions that ask much the same. */
export interface Gap {
  /** The wording asked most, the earliest of several. */
  readonly text: string;
  /** All wordings, most asked first, then earliest. */
  readonly wordings: readonly string[];
  readonly times: number;
  readonly lastAskedAt: Date;
  /** True where a re-check with a later index has found an answer to one of them. */
  readonly isAnsweredNow: boolean;
}

export interface GapReport {
  /** Most asked first, then latest. */
  readonly gaps: readonly Gap[];
  /** Unanswered questions that are private: counted only. */
  readonly hidden: number;
}

/** Numbers of a guild; private questions are in every count, their texts nowhere. */
export interface GuildStats {
  readonly questions: number;
  readonly answered: number;
  /** Quotations without a short answer of ours. */
  readonly passage: number;
  readonly notFound: number;
  readonly invalid: number;
  readonly privateQuestions: number;
  /** Distinct people who asked. */
  readonly askers: number;
  readonly votesUp: number;
  readonly votesDown: number;
  /** Direct messages to the bot, which belong to no guild. */
  readonly directMessages: number;
}

/** What the managers of a guild have set. */
export interface GuildSettings {
  /** Channels where questions may be asked; empty means all. */
  readonly channelIds: readonly string[];
  /** Roles that may ask; empty means everyone. */
  readonly roleIds: readonly string[];
  readonly helperRoleId: string | null;
  /** Channels where every question gets a thread. */
  readonly threadChannelIds: readonly string[];
  /** Whether members of the guild may ask by direct message. */
  readonly dmPolicy: 'off' | 'members';
  /** Channels that are told of a degraded state. */
  readonly alertChannelIds: readonly string[];
  /** Collections that may be asked here; null for all that are not private. */
  readonly collections: readonly string[] | null;
  /** The same for single channels, by their ids. */
  readonly channelCollections: Readonly<Record<string, readonly string[]>>;
  /** Channels that are told of new articles, by their ids: with every change, or once a week. */
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

/** Terms of a text for comparing questions; repetitions do not count. */
export type TermsOf = (text: string) => Iterable<string>;

/**
 * Questions, votes and settings that outlive the process. Instants are passed in. No raw user id is stored: a keyed hash
 * stands for it, whose key is kept beside the data.
 */
export interface History extends Marks {
  /** The hash that stands for a user. */
  keyOf(userId: string): string;
  /** @returns the id of the new entry. */
  record(question: QuestionRecord): Promise<number>;
  /** Says where the answer to an entry was posted; of no effect where the entry is gone. */
  attachReply(id: number, reply: MessagePlace): Promise<void>;
  /** Replaces what came of an entry after its question was edited; its votes and re-checks go. */
  revise(id: number, text: string, outcome: OutcomeRecord): Promise<void>;
  find(id: number): Promise<HistoryEntry | undefined>;
  /** By the message with its answer, or by the public copy of it. */
  findByReply(messageId: string): Promise<HistoryEntry | undefined>;
  findByQuestionMessage(messageId: string): Promise<HistoryEntry | undefined>;
  remove(id: number): Promise<void>;
  /** Entries of a channel that everybody there could see, latest `limit`, oldest first: the turns of a conversation. */
  recentTurns(channelId: string, limit: number): Promise<readonly HistoryEntry[]>;
  /** Direct-message channels with a question since that instant, the latest `limit` of them, latest first. */
  directChannels(since: Date, limit: number): Promise<readonly string[]>;

  vote(vote: Vote): Promise<VoteResult>;
  countVotes(entryId: number): Promise<VoteCount>;
  /** True for the first call for an entry, false for every other, also where it is gone. */
  claimHelp(entryId: number): Promise<boolean>;
  /** True for the first call for an entry, until {@link releasePublication}; false where it is gone. */
  claimPublication(entryId: number): Promise<boolean>;
  /** Says where the public copy stands. */
  attachPublication(entryId: number, place: MessagePlace): Promise<void>;
  /** The public copy could not be posted. */
  releasePublication(entryId: number): Promise<void>;

  listGaps(guildId: string, since: Date, termsOf: TermsOf): Promise<GapReport>;
  /** Unanswered questions of all guilds not yet asked again with this index version, latest first, at most `limit`. */
  listUnchecked(indexVersion: string, limit: number): Promise<readonly UncheckedGap[]>;
  markRechecked(id: number, indexVersion: string, outcome: Answer['outcome']): Promise<void>;
  stats(guildId: string, since: Date): Promise<GuildStats>;
  /** CSV of the guild's questions since that instant, in the order they came; private ones and direct messages as counts. */
  exportCsv(guildId: string, since: Date): Promise<string>;

  readSettings(guildId: string): Promise<GuildSettings>;
  saveSettings(guildId: string, settings: GuildSettings): Promise<void>;

  /** Guilds with settings of their own, in id order. */
  listGuilds(): Promise<readonly string[]>;

  /** Deletes all entries, votes and marks of a user for good; messages with answers are left in {@link listDoomed}. */
  forgetUser(userId: string, now: Date): Promise<Forgotten>;
  /** Deletes everything of a guild, its settings included. */
  forgetGuild(guildId: string): Promise<void>;
  /** Deletes every entry asked before that instant, with its votes. @returns how many entries. */
  forgetBefore(instant: Date): Promise<number>;
  close(): Promise<void>;
}
