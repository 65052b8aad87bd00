import {
  type Alternative,
  type Answer,
  type Citation,
  citationsOf,
  isQuoting,
  type NoteCode,
  type Overview,
  type OverviewForm,
  type OverviewGroup,
  type RephrasedSentence,
  type Timings,
} from '../../model/answer.ts';
import type { Language } from '../../model/question.ts';
import type { Span } from '../../model/span.ts';
import { renderAnswerText } from '../answer/answer-text.ts';

/** A citation of the JSON contract: `quote === body.slice(start, end)` of article `articleId`. */
interface CitationJson {
  readonly n: number;
  readonly articleId: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  /** Page of the file on which the quotation starts; present only if the file has pages. */
  readonly page?: number;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** The answering words inside the quotation: offsets into the body like `start` and `end`. */
  readonly highlights: readonly Span[];
}

/** An answer in the form that `ask --json` prints; a stable contract, keys in this order. */
export interface AnswerJson {
  readonly id?: string | number;
  readonly question: string;
  /** The question that was searched for; only for a completed follow-up. */
  readonly asked?: string;
  readonly outcome: Answer['outcome'];
  /** The reason of the refusal; only if outcome is invalid. */
  readonly code?: string;
  readonly answer: string;
  readonly short: string | null;
  /** The answer of each article, with the number of its citation; only if they differ. */
  readonly alternatives?: readonly Alternative[];
  /** The form of the answer to a broad question: digest, list, comparison, articles, timeline; only for an overview. */
  readonly form?: OverviewForm;
  /** Its quotations by article or side, with the numbers of their citations; only for an overview. */
  readonly groups?: readonly OverviewGroup[];
  /** Numbers of articles that hold the answer and that were looked at; only for an overview. */
  readonly articles?: Overview['articles'];
  /** Sentences of a language model with the citations that prove them; only if there are any. */
  readonly rephrased?: readonly RephrasedSentence[];
  readonly language: Language;
  /** Empty unless outcome is answered, passage or overview. */
  readonly citations: readonly CitationJson[];
  /** Titles, nearest first; empty unless outcome is not-found. */
  readonly suggestions: readonly string[];
  readonly notes: readonly NoteCode[];
  /** Estimated chance of being right, 0 to 1; 0 for an invalid question. */
  readonly confidence: number;
  readonly ms: Timings;
}

/** The output of `ask` for a message that asks nothing of the articles (谢谢). */
export interface TalkJson {
  readonly id?: string | number;
  readonly question: string;
  readonly outcome: 'talk';
  /** Kind of the message: thanks, greeting, … */
  readonly talk: string;
  readonly answer: string;
}

export function renderTalkJson(
  { question, kind, answer }: { readonly question: string; readonly kind: string; readonly answer: string },
  id?: string | number,
): TalkJson {
  return { ...(id === undefined ? {} : { id }), question, outcome: 'talk', talk: kind, answer };
}

/** The JSON contract for any outcome; `id` is the caller's name of the question, `written` its original text. */
export function renderAnswerJson(answer: Answer, id?: string | number, written = answer.question): AnswerJson {
  return {
    ...(id === undefined ? {} : { id }),
    question: written,
    ...(written === answer.question ? {} : { asked: answer.question }),
    outcome: answer.outcome,
    ...(answer.outcome === 'invalid' ? { code: answer.code } : {}),
    answer: renderAnswerText(answer),
    short: answer.outcome === 'answered' ? answer.short : null,
    ...(answer.outcome === 'answered' && answer.alternatives.length > 0 ? { alternatives: answer.alternatives } : {}),
    ...(answer.outcome === 'overview' ? { form: answer.form, groups: answer.groups, articles: answer.articles } : {}),
    ...(isQuoting(answer) && answer.rephrased ? { rephrased: answer.rephrased } : {}),
    language: answer.language,
    citations: citationsOf(answer).map(citationJson),
    suggestions: answer.outcome === 'not-found' ? answer.suggestions : [],
    notes: answer.notes,
    confidence: answer.outcome === 'invalid' ? 0 : answer.confidence,
    ms: answer.ms,
  };
}

function citationJson({ span, highlights, ...rest }: Citation): CitationJson {
  const { n, articleId, title, source, publishedOn, url, page, quote } = rest;
  const { start, end } = span;
  const paged = page === undefined ? {} : { page };
  return { n, articleId, title, source, publishedOn, url, ...paged, quote, start, end, highlights };
}
