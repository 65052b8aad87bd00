import type { OtherReading } from './question.ts';

/** One thing that was said before in a conversation, as a further question may refer to it. */
export interface Turn {
  /** The question as it was looked up, standing on its own; or the topic of a thread or forum post. */
  readonly question: string;
  /** Its short answer; null where there was none. */
  readonly short: string | null;
  /** The article its first quotation is from; absent where it quoted none. */
  readonly articleId?: string;
}

/** What was done to a question so that it stands on its own. */
export type Change = 'none' | 'subject' | 'pronoun' | 'exchange' | 'repeat';

/** A question as it is looked up. */
export interface Resolved {
  readonly asked: string;
  readonly change: Change;
  /** What was taken from before: the subject, what a pronoun stands for, or what was exchanged; empty for none. */
  readonly taken: string;
  /** Another way to read it: in the article that the conversation is about. Absent where it says itself what it is about. */
  readonly also?: OtherReading;
}
