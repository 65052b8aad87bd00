import type { NameMention } from '../../model/analysis.ts';
import type { Day } from '../../model/day.ts';
import type { Span } from '../../model/span.ts';

/** Functions with which follow-ups are read; all of them take folded text. */
export interface FollowUpTools {
  /** Bodies and programmes, in order. */
  readonly findNames: (folded: string) => readonly NameMention[];
  /** Words that ask, address or close, in order. */
  readonly findAskWords: (folded: string) => readonly Span[];
}

/** The functions, and today for the asker. */
export interface FollowUpReading extends FollowUpTools {
  readonly now: Day;
}
