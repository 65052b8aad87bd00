import type { Day } from './day.ts';

/** Language of a question and of the reply's own words. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** Restricts which articles may answer; an absent field restricts nothing. Both days are included. */
export interface Filters {
  readonly from?: Day;
  readonly to?: Day;
  /** Publisher, compared after folding; a part of the name is enough. */
  readonly source?: string;
  readonly articleId?: string;
}

/** A further question read as one about the article that a conversation is about. */
export interface OtherReading {
  /** Ways to word it, likeliest first; not empty. */
  readonly texts: readonly string[];
  readonly articleId: string;
}

/** A part of a list: at most `count` of its items from position `offset` on, which counts from 0. */
export interface ListPart {
  readonly offset: number;
  readonly count: number;
}

/** One question as it reaches the answerer. */
export interface Question {
  readonly text: string;
  readonly filters: Filters;
  /** The asker's today, for 去年, 最新 and the like. */
  readonly now: Day;
  /** Language of the asker's client; decides where the text alone does not (何立峰是谁). */
  readonly locale?: Language;
  /** Further ways to understand it; the surest answer counts. */
  readonly also?: OtherReading;
  /** Which of the articles are shown where articles are listed; the first ones where absent. */
  readonly listed?: ListPart;
}

/** Longest question accepted, in UTF-16 units. */
export const MAX_QUESTION_CHARS = 1_000;
