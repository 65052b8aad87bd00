import type { InvalidCode, NoteCode, OverviewForm } from '../../model/answer.ts';
import type { Day } from '../../model/day.ts';
import type { PermissionName } from './discord-texts.ts';

/** Buttons below an answer or an article. */
export type ButtonName =
  | 'context'
  | 'followUp'
  | 'up'
  | 'down'
  | 'publish'
  | 'askHelper'
  | 'previous'
  | 'next'
  | 'askAgain'
  | 'readArticle'
  | 'digest';

/** Fixed sentences for one person when something cannot be done. */
export type RefusalName =
  | 'emptyMention'
  | 'channelNotAllowed'
  | 'roleNotAllowed'
  | 'directMessagesOff'
  | 'directMessagesClosed'
  | 'notYours'
  | 'notInGuild'
  | 'needsManageGuild'
  | 'needsOwner'
  | 'answerGone'
  | 'versionGone'
  | 'articleUnknown'
  | 'helperUnset'
  | 'helperNotMentionable'
  | 'helperAskedAlready'
  | 'publishedAlready'
  | 'nothingToShow'
  | 'queueFull'
  | 'stopping'
  | 'unavailable'
  | 'blockedByAutoMod'
  | 'blockedEntirely'
  | 'dayInvalid'
  | 'dayOrderInvalid';

/** Short confirmations for one person. */
export type DoneName =
  | 'voteUp'
  | 'voteDown'
  | 'voteChanged'
  | 'published'
  | 'helperAsked'
  | 'deleted'
  | 'settingsSaved'
  | 'reindexStarted'
  | 'reindexRunning'
  | 'reindexDone';

/** Column heads and labels of lists and tables. */
export type LabelName =
  | 'articles'
  | 'passages'
  | 'vectors'
  | 'indexVersion'
  | 'builtAt'
  | 'newestOn'
  | 'id'
  | 'title'
  | 'source'
  | 'author'
  | 'day'
  | 'url'
  | 'alsoAt'
  | 'sources'
  | 'suggestions'
  | 'questions'
  | 'answered'
  | 'passage'
  | 'notFound'
  | 'invalid'
  | 'votesUp'
  | 'votesDown'
  | 'askers'
  | 'privateQuestions'
  | 'gaps'
  | 'stats'
  | 'status'
  | 'settings'
  | 'channels'
  | 'roles'
  | 'helperRole'
  | 'threads'
  | 'directMessages'
  | 'alerts'
  | 'everywhere'
  | 'everyone'
  | 'none'
  | 'on'
  | 'off'
  | 'help'
  | 'privacy';

/** Numbers of articles of an overview: looked at, holding the answer, and shown. */
export interface OverviewCounts {
  readonly shown: number;
  readonly found: number;
  readonly of: number;
}

/** A modal with one text field. */
export interface ModalText {
  readonly title: string;
  readonly label: string;
  readonly placeholder: string;
}

/**
 * Every sentence that a user can see, in one language. A missing one is a type error. Functions take the facts of their
 * sentence; counts are whole numbers, days are in stored form.
 */
export interface Strings {
  /** Marks around a quotation. */
  readonly quoteMarks: readonly [string, string];
  readonly colon: string;
  readonly untitled: string;
  readonly unknownSource: string;
  readonly openOriginal: string;
  /** Pages of a PDF, from 1, ascending. */
  pages(pages: readonly number[]): string;
  readonly notFound: string;
  readonly evidenceOnly: string;
  /** Above quotations that hold the answer without a short answer. */
  readonly passage: string;
  /** Above and inside an overview. */
  readonly overview: {
    /** Above it; `shown` of the `found` articles are shown, `of` were looked at. */
    readonly headlines: Readonly<Record<OverviewForm, (counts: OverviewCounts) => string>>;
    /** The number of enumerated things that are quoted, if it is not all of them. */
    listed(counts: { readonly shown: number; readonly of: number }): string;
    /** For a side about which the articles say nothing. */
    readonly silent: string;
    readonly undated: string;
  };
  readonly lowConfidence: string;
  readonly invalid: Readonly<Record<InvalidCode, string>>;
  readonly notes: Readonly<Record<NoteCode, string>>;
  readonly labels: Readonly<Record<LabelName, string>>;
  readonly buttons: Readonly<Record<ButtonName, string>>;
  readonly modals: Readonly<Record<'followUp' | 'reason', ModalText>>;
  readonly refusals: Readonly<Record<RefusalName, string>>;
  readonly done: Readonly<Record<DoneName, string>>;
  /** Before words of an article that replace a point that was not proven. */
  readonly original: string;
  /** The note `llm-used` if the host is known. */
  llmUsed(host: string): string;
  corpusUntil(day: Day): string;
  citationsLeftOut(count: number): string;
  waitSeconds(seconds: number): string;
  queuePosition(position: number): string;
  missingPermissions(names: readonly PermissionName[]): string;
  incident(id: string): string;
  forgotten(count: number): string;
  helperPing(roleId: string): string;
  page(page: number, pages: number): string;
  articleCount(count: number): string;
  noArticles(words: string): string;
  threadTitle(question: string): string;
  /** One gap: how often it was asked, and if the index now answers it. */
  gap(times: number, answeredNow: boolean): string;
  lastDays(days: number): string;
  hiddenQuestions(count: number): string;
  readonly help: string;
  privacy(facts: PrivacyFacts): string;
}

/** The facts in the privacy text. */
export interface PrivacyFacts {
  /** Days for which a question is kept. */
  readonly retentionDays: number;
  /** Host that receives evidence for wording; null if no text leaves the machine. */
  readonly llmHost: string | null;
}
