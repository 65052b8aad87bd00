import type { Day } from './day.ts';
import type { NameKind } from './name.ts';
import type { Language, Question } from './question.ts';
import type { Scope } from './scope.ts';
import type { Span } from './span.ts';

/** The kind of thing an answer must be: a person, a day, a place, a number, several things, … */
export type QuestionKind = 'who' | 'when' | 'where' | 'how-many' | 'list' | 'what' | 'how' | 'why' | 'yes-no' | 'other';

/** The part of the articles that is asked about: their words, their number, or the newest or oldest of them. */
export type Aim = 'content' | 'article-count' | 'latest' | 'earliest';

/** One search term and how much a match of it is worth, 0 < weight ≤ 1. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/**
 * One thing that is asked for and the ways it may be written. A passage scores weight × term score of its best
 * alternative, times the weight of the group: several ways of writing one thing never add up.
 */
export interface QueryTerm {
  /** Not empty, distinct, heaviest first. */
  readonly alternatives: readonly WeightedTerm[];
  readonly weight: number;
}

/** A piece of a foreign question with the ways it may be put into Chinese. */
export interface PhraseMention {
  /** Folded, the likeliest first; never empty, but the corpus may lack some of them. */
  readonly forms: readonly string[];
  /** Number of foreign words in it that have a meaning of their own. */
  readonly words: number;
}

/** A body, programme or term found in a text. */
export interface NameMention {
  /** Position in the folded text. */
  readonly span: Span;
  /** Full form; for a local body (河北省发展改革委) the text as it stands. */
  readonly canonical: string;
  readonly kind: NameKind;
  /** True for a body that the glossary lacks: a known name after the name of a place (河北省发展改革委, 欧洲央行). */
  readonly local: boolean;
  /** Every Chinese form, folded, the canonical first. */
  readonly forms: readonly string[];
}

export type PlaceLevel = 'province' | 'city' | 'county';

/** A place of the gazetteer found in a text. */
export interface PlaceMention {
  readonly span: Span;
  /** Full form (灵寿县). */
  readonly name: string;
  readonly level: PlaceLevel;
  /** Every form it is written in, the full one first (灵寿县, 灵寿). */
  readonly forms: readonly string[];
  /** Names of the provinces it may lie in; more than one if several places share its name. */
  readonly provinces: readonly string[];
}

/** Days a text speaks of, both included. */
export interface DateMention {
  readonly span: Span;
  readonly from: Day;
  readonly to: Day;
  /**
   * `full`: the text gives the whole date; `relative`: it counts from a given day (去年); `yearless`: the year is that of
   * a given day (3月5日).
   */
  readonly basis: 'full' | 'relative' | 'yearless';
}

/** A number and the thing it counts. */
export interface NumberMention {
  readonly span: Span;
  /** Written out in full: 9899万 is 98,990,000; 12% is 12 with the unit %. */
  readonly value: number;
  /** The unit or measure word after it (元, 个, %, 公里); empty if there is none. */
  readonly unit: string;
}

/** A question understood. All spans refer to `chinese`. */
export interface Analysis {
  readonly question: Question;
  /** The question's text, folded. */
  readonly folded: string;
  readonly language: Language;
  /** True if the question is in English, or holds English words that were put into Chinese. */
  readonly translated: boolean;
  /** True if a typing error was corrected in `chinese`. */
  readonly mended: boolean;
  readonly kind: QuestionKind;
  readonly aim: Aim;
  /** The form of the answer that the wording asks for. */
  readonly scope: Scope;
  /** True if one sentence cannot answer it: a comparison, a summary, a list of articles. */
  readonly broad: boolean;
  /** Question words and filler that were taken out of `content`, in text order (请问, 哪些, 吗). */
  readonly askWords: readonly string[];
  /** `chinese` without `askWords` and punctuation; the search looks for this. */
  readonly content: string;
  /** The question in Chinese: `folded` in words of the standard language, or its translation. */
  readonly chinese: string;
  /** The terms that the lexical search looks for. */
  readonly terms: readonly QueryTerm[];
  /** Pieces of a translated question, in text order; empty for a Chinese one. */
  readonly phrases: readonly PhraseMention[];
  readonly names: readonly NameMention[];
  readonly places: readonly PlaceMention[];
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** The days that the answer must speak of: the overlap of the question's dates; null if it names no date. */
  readonly days: { readonly from: Day; readonly to: Day } | null;
  /** Article titles named in 《…》, folded. */
  readonly titles: readonly string[];
  /** Publisher that the question names (人民日报怎么说), folded; null if it names none. */
  readonly source: string | null;
}

/** Statistics of the words in the index. A term is one of the search terms that the segmenter makes. */
export interface CorpusVocabulary {
  /** Number of chunks. */
  readonly total: number;
  /** Number of chunks that hold the term; 0 if no chunk does. */
  documentFrequency(term: string): number;
  /** Ids of the chunks that hold the term, ascending; empty if no chunk does. Callers must not change it. */
  postings(term: string): Uint32Array;
  /** Every term of the index, in a stable order. It is read once, for the first question that needs it. */
  terms(): Iterable<string>;
}
