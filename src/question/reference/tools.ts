import type { NameMention } from '../../model/analysis.ts';
import type { Day } from '../../model/day.ts';
import type { Span } from '../../model/span.ts';

/** What the resolver of follow-ups is given to read questions with; all of it works on folded text. */
export interface FollowUpTools {
  /** Bodies and programmes, in order. */
  readonly findNames: (folded: string) => readonly NameMention[];
  /** Words that ask, address or round off, in order. */
  readonly findAskWords: (folded: string) => readonly Span[];
}

/** The tools, and the asker's today. */
export interface FollowUpReading extends FollowUpTools {
  readonly now: Day;
}
