import type { Day } from './day.ts';

/** Language of a question and of the sentences around its answer. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** Limits the articles that may answer; an absent field limits nothing. Both days are included. */
export interface Filters {
  readonly from?: Day;
  readonly to?: Day;
  /** Publisher, compared after folding; a part of the name is enough. */
  readonly source?: string;
  readonly articleId?: string;
}

/** A second reading of a follow-up: as a question about the article of the conversation. */
export interface OtherReading {
  /** Wordings of that reading, likeliest first; not empty. */
  readonly texts: readonly string[];
  readonly articleId: string;
}

/** A part of a list: at most `count` items, from position `offset` on, counted from 0. */
export interface ListPart {
  readonly offset: number;
  readonly count: number;
}

/** One question in the form that the answerer takes. */
export interface Question {
  readonly text: string;
  readonly filters: Filters;
  /** Today for the asker, needed for 去年, 最新 and similar words. */
  readonly now: Day;
  /** Language of the asker's client; it decides if the text alone cannot (何立峰是谁). */
  readonly locale?: Language;
  /** Further readings of the question; the surest answer wins. */
  readonly also?: OtherReading;
  /** The part of the list to show if the answer lists articles; by default its beginning. */
  readonly listed?: ListPart;
}

/** Longest question that is accepted, in UTF-16 units. */
export const MAX_QUESTION_CHARS = 1_000;
