import type { Day } from './day.ts';
import type { Language } from './question.ts';
import type { Span } from './span.ts';

/** A verbatim quotation: `quote === body.slice(span.start, span.end)` of the article it names. */
export interface Citation {
  /** Number of its mark `[n]`, counted from 1. */
  readonly n: number;
  readonly articleId: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly publishedOn: Day | null;
  readonly url: string | null;
  /** Page of the file on which the quotation starts, counted from 1; absent if the file has no pages. */
  readonly page?: number;
  readonly quote: string;
  readonly span: Span;
  /**
   * The answering words inside the quotation: offsets into the body like `span`, all of them within it, ascending and
   * without overlap; empty if no words stand out.
   */
  readonly highlights: readonly Span[];
}

/** The answer of one article when several articles answer differently. */
export interface Alternative {
  /** The bare answer of that article. */
  readonly short: string;
  /** Number of the citation that proves it. */
  readonly citation: number;
}

/**
 * A fact that the question takes for granted and the articles contradict: a year, a count, or the direction of a
 * change.
 */
export type Contradiction = 'other-year' | 'other-count' | 'other-direction';

/** A remark about how the answer was found, for the asker. The text depends on the language. */
export type NoteCode =
  | 'dense-unavailable'
  | 'reader-unavailable'
  | 'undated-left-out'
  | 'index-fallback'
  | 'calibration-mismatch'
  | 'quote-repaired'
  | 'part-not-found'
  | 'articles-differ'
  | 'typo-mended'
  | Contradiction
  | 'llm-used';

/** The reason why a question was refused before it was searched for. */
export type InvalidCode = 'QUESTION_EMPTY' | 'QUESTION_TOO_LONG' | 'LINE_INVALID' | 'FILTER_INVALID';

/** Milliseconds of wall-clock time by stage, with the sum as `total`. */
export type Timings = Readonly<Record<string, number>>;

interface Reply {
  readonly question: string;
  readonly language: Language;
  readonly notes: readonly NoteCode[];
  readonly ms: Timings;
}

/** A point that a language model wrote and that the passages it cites prove. */
export interface RephrasedSentence {
  /** One line without marks, in the language of the reply; a quotation keeps the words of the article. */
  readonly text: string;
  /** Numbers of the citations that prove it: at least one, ascending, distinct. */
  readonly citations: readonly number[];
  /** Present if the point was not proven and the article's own words replace it. */
  readonly quoted?: true;
}

/** Parts that a language model may add to an outcome that quotes articles. */
interface Rephrased {
  /** Points of a language model, in order; absent if no model was asked or none of its points was proven. */
  readonly rephrased?: readonly RephrasedSentence[];
  /** Host that received the question and the quotations for it. */
  readonly llmHost?: string;
}

export interface Answered extends Reply, Rephrased {
  readonly outcome: 'answered';
  /** The bare answer (灵寿县、汪清县、田东县); null if only the evidence can be shown. */
  readonly short: string | null;
  /** At least one; numbered from 1 in this order. */
  readonly citations: readonly Citation[];
  /** Answers of the articles if they differ, surest first, and `short` then joins them; otherwise empty. */
  readonly alternatives: readonly Alternative[];
  /** Estimated chance that the short answer is right, 0 to 1. */
  readonly confidence: number;
}

/** Quotations that very likely hold the answer; the program does not claim to know which words it is. */
export interface PassageAnswer extends Reply, Rephrased {
  readonly outcome: 'passage';
  /** One to three, likeliest first, numbered from 1 in this order; each is an unbroken run of sentences. */
  readonly citations: readonly Citation[];
  /** Estimated chance that they hold the answer, 0 to 1. */
  readonly confidence: number;
}

export interface NotFound extends Reply {
  readonly outcome: 'not-found';
  /** Titles of the nearest articles, nearest first; may be empty. */
  readonly suggestions: readonly string[];
  /** Estimated chance that the nearest passages hold the answer, 0 to 1. */
  readonly confidence: number;
}

export interface Invalid extends Reply {
  readonly outcome: 'invalid';
  readonly code: InvalidCode;
}

/** The layout of the answer to a broad question. A group is one article, or in a comparison one side. */
export type OverviewForm = 'digest' | 'list' | 'comparison' | 'articles' | 'timeline';

/** Quotations of an overview that belong together. */
export interface OverviewGroup {
  /** Title of the article, or the side's name as the asker wrote it; null for an article without a title. */
  readonly heading: string | null;
  /** Day of the article, or of the event in a timeline; null if unknown, and for a side. */
  readonly day: Day | null;
  /** Numbers of its citations, ascending; empty if the articles say nothing about it. */
  readonly citations: readonly number[];
  /**
   * The number of things that the article enumerates and the number that is quoted; absent if it enumerates nothing.
   */
  readonly listed?: { readonly shown: number; readonly of: number };
}

/**
 * Quotations in groups, for questions that a few words cannot answer: main points, lists, two sides, articles, events
 * by day.
 */
export interface Overview extends Reply, Rephrased {
  readonly outcome: 'overview';
  readonly form: OverviewForm;
  /**
   * At least one. Articles stand likeliest first, in a list of articles newest first, events earliest first, sides as
   * asked.
   */
  readonly groups: readonly OverviewGroup[];
  /** `of` articles were looked at and `found` of them hold the answer; `found` may be larger than the number shown. */
  readonly articles: { readonly found: number; readonly of: number };
  /** At least one, numbered from 1 in the order of the groups. */
  readonly citations: readonly Citation[];
  /** Estimated chance that it is about the topic of the question, 0 to 1. */
  readonly confidence: number;
}

/** An outcome that quotes articles. */
export type Quoting = Answered | PassageAnswer | Overview;

/** The result of a question. A refusal is a normal result, not an error. */
export type Answer = Answered | PassageAnswer | Overview | NotFound | Invalid;

/** True if the answer quotes articles. */
export function isQuoting(answer: Answer): answer is Quoting {
  return answer.outcome === 'answered' || answer.outcome === 'passage' || answer.outcome === 'overview';
}

/** The quotations of any outcome; empty if it quotes nothing. */
export function citationsOf(answer: Answer): readonly Citation[] {
  return isQuoting(answer) ? answer.citations : [];
}
