import type { OtherReading } from './question.ts';

/** One earlier exchange of a conversation, to which a follow-up may refer. */
export interface Turn {
  /** The question in its complete form, or the topic of a thread or forum post. */
  readonly question: string;
  /** Its short answer; null if there was none. */
  readonly short: string | null;
  /** Id of the article of its first quotation; absent if it quoted nothing. */
  readonly articleId?: string;
}

/** The change that makes a follow-up complete. */
export type Change = 'none' | 'subject' | 'pronoun' | 'exchange' | 'repeat';

/** A question that was completed for the search. */
export interface Resolved {
  readonly asked: string;
  readonly change: Change;
  /**
   * The words taken from earlier turns: the subject, the meaning of a pronoun, or the exchanged part; empty for none.
   */
  readonly taken: string;
  /** A second reading, within the article of the conversation. Absent if the question names its own subject. */
  readonly also?: OtherReading;
}
