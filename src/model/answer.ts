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
  /** Page of the file on which the quotation starts, from 1; absent where the file has no pages. */
  readonly page?: number;
  readonly quote: string;
  readonly span: Span;
  /**
   * The answering words inside the quotation: offsets into the body like `span`, each within it, ascending, apart from one
   * another; empty where none stand out.
   */
  readonly highlights: readonly Span[];
}

/** What one article answers where several answer differently. */
export interface Alternative {
  /** The bare answer of that article. */
  readonly short: string;
  /** Number of the citation that proves it. */
  readonly citation: number;
}

/** What a question takes for granted and the articles say otherwise: a year, or how many there are of something. */
export type Contradiction = 'other-year' | 'other-count' | 'other-direction';

/** Something the asker should know about how the answer came about. Rendered per language. */
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

/** A point that a language model made of the evidence and that the passages it cites prove. */
export interface RephrasedSentence {
  /** One line without marks, in the language of the reply; of a quotation the words of the article. */
  readonly text: string;
  /** Numbers of the citations that prove it: at least one, ascending, distinct. */
  readonly citations: readonly number[];
  /** Present where the article's own words stand in place of a point that was not proven. */
  readonly quoted?: true;
}

/** What a language model may add to an outcome that quotes articles. */
interface Rephrased {
  /** Points of a language model, in order; absent where none was asked or nothing of it was proven. */
  readonly rephrased?: readonly RephrasedSentence[];
  /** Host that question and quotations were sent to for it. */
  readonly llmHost?: string;
}

export interface Answered extends Reply, Rephrased {
  readonly outcome: 'answered';
  /** The bare answer (灵寿县、汪清县、田东县), or null where only the evidence can be shown. */
  readonly short: string | null;
  /** At least one, numbered from 1 in order. */
  readonly citations: readonly Citation[];
  /** Where articles answer differently what each of them says, surest first; else empty. `short` then holds them all. */
  readonly alternatives: readonly Alternative[];
  /** Estimated chance that the short answer is right, 0 to 1. */
  readonly confidence: number;
}

/** Quotations that very likely hold the answer, without a claim of ours what it is. */
export interface PassageAnswer extends Reply, Rephrased {
  readonly outcome: 'passage';
  /** One to three, likeliest first, numbered from 1 in order; each is one run of sentences. */
  readonly citations: readonly Citation[];
  /** Estimated chance that they hold the answer, 0 to 1. */
  readonly confidence: number;
}

export interface NotFound extends Reply {
  readonly outcome: 'not-found';
  /** Titles of the nearest articles, nearest first, possibly none. */
  readonly suggestions: readonly string[];
  /** Estimated chance that the nearest passages hold the answer, 0 to 1. */
  readonly confidence: number;
}

export interface Invalid extends Reply {
  readonly outcome: 'invalid';
  readonly code: InvalidCode;
}

/** How a broad question is answered; each group of an overview is an article, or for a comparison a side. */
export type OverviewForm = 'digest' | 'list' | 'comparison' | 'articles' | 'timeline';

/** Quotations of an overview that belong together. */
export interface OverviewGroup {
  /** Title of the article, or the side's name as it was asked; null for an article without a title. */
  readonly heading: string | null;
  /** Day of the article, in a timeline that of the event; null where there is none, and for a side. */
  readonly day: Day | null;
  /** Numbers of its citations, ascending; empty where the articles say nothing of it. */
  readonly citations: readonly number[];
  /** How many things the article counts up and how many of them are quoted; absent where it counts up none. */
  readonly listed?: { readonly shown: number; readonly of: number };
}

/** Quotations in groups that answer what a few words cannot: main points, lists, two sides, articles, events by day. */
export interface Overview extends Reply, Rephrased {
  readonly outcome: 'overview';
  readonly form: OverviewForm;
  /** At least one: articles likeliest first, for a list of articles newest first, for events earliest first; sides as asked. */
  readonly groups: readonly OverviewGroup[];
  /** Articles that hold what was asked, of all that were looked at; `found` may be more than are shown. */
  readonly articles: { readonly found: number; readonly of: number };
  /** At least one, numbered from 1 in the order of the groups. */
  readonly citations: readonly Citation[];
  /** Estimated chance that it is about what was asked, 0 to 1. */
  readonly confidence: number;
}

/** An outcome that quotes articles. */
export type Quoting = Answered | PassageAnswer | Overview;

/** What comes of a question. A refusal is an outcome, not an error. */
export type Answer = Answered | PassageAnswer | Overview | NotFound | Invalid;

/** True where an answer quotes articles. */
export function isQuoting(answer: Answer): answer is Quoting {
  return answer.outcome === 'answered' || answer.outcome === 'passage' || answer.outcome === 'overview';
}

/** The quotations of any outcome, none where it quotes nothing. */
export function citationsOf(answer: Answer): readonly Citation[] {
  return isQuoting(answer) ? answer.citations : [];
}
