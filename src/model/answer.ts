import type { Day } from './day.ts';
import type { Language } from './question.ts';
import type { Span } from './span.ts';

/** A verbatim quotation: `quote === body.slice(span.start, span.end)` of the article it names. */
export interface Citation {
  /** Number of its mark `[n]`, from 1. */
  readonly n: number;
  readonly articleId: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly publishedOn: Day | null;
  readonly url: string | null;
  readonly quote: string;
  readonly span: Span;
}

/** Something the asker should know about how the answer came about. Rendered per language. */
export type NoteCode =
  | 'dense-unavailable'
  | 'reader-unavailable'
  | 'undated-left-out'
  | 'index-fallback'
  | 'calibration-mismatch'
  | 'quote-repaired'
  | 'part-not-found'
  | 'llm-used';

/** Why a question could not be taken. */
export type InvalidCode = 'QUESTION_EMPTY' | 'QUESTION_TOO_LONG' | 'LINE_INVALID' | 'FILTER_INVALID';

/** Wall-clock milliseconds by stage, `total` included. */
export type Timings = Readonly<Record<string, number>>;

interface Reply {
  readonly question: string;
  readonly language: Language;
  readonly notes: readonly NoteCode[];
  readonly ms: Timings;
}

/** A sentence that a language model made of the evidence and that the passages it cites prove. */
export interface RephrasedSentence {
  /** One line without marks, in the language of the reply. */
  readonly text: string;
  /** Numbers of the citations that prove it: at least one, ascending, distinct. */
  readonly citations: readonly number[];
}

export interface Answered extends Reply {
  readonly outcome: 'answered';
  /** The bare answer (灵寿县、汪清县、田东县), or null where only the evidence can be shown. */
  readonly short: string | null;
  /** At least one, numbered from 1 in order. */
  readonly citations: readonly Citation[];
  /** Estimated chance of being right, 0 to 1. */
  readonly confidence: number;
  /** The answer in sentences of a language model, in order; absent where none was asked or nothing of it was proven. */
  readonly rephrased?: readonly RephrasedSentence[];
  /** Host that question and quotations were sent to for it. */
  readonly llmHost?: string;
}

export interface NotFound extends Reply {
  readonly outcome: 'not-found';
  /** Titles of the nearest articles, nearest first, possibly none. */
  readonly suggestions: readonly string[];
  readonly confidence: number;
}

export interface Invalid extends Reply {
  readonly outcome: 'invalid';
  readonly code: InvalidCode;
}

/** What comes of a question. A refusal is an outcome, not an error. */
export type Answer = Answered | NotFound | Invalid;
