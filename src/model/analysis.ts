import type { Day } from './day.ts';
import type { NameKind } from './name.ts';
import type { Language, Question } from './question.ts';
import type { Scope } from './scope.ts';
import type { Span } from './span.ts';

/** What the answer must be: a person, a day, a place, a number, several things, … */
export type QuestionKind = 'who' | 'when' | 'where' | 'how-many' | 'list' | 'what' | 'how' | 'why' | 'yes-no' | 'other';

/** What is asked of the articles themselves: their words, their number, or the newest or oldest of them. */
export type Aim = 'content' | 'article-count' | 'latest' | 'earliest';

/** One search term and how much a match of it is worth, 0 < weight ≤ 1. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/**
 * One thing asked for and the ways it may be written. A passage scores the best of weight × term score over the
 * alternatives, times the weight of the group: ways of writing one thing never add up.
 */
export interface QueryTerm {
  /** Not empty, distinct, heaviest first. */
  readonly alternatives: readonly WeightedTerm[];
  readonly weight: number;
}

/** A piece of a foreign question with the ways it may be put into Chinese. */
export interface PhraseMention {
  /** Folded, likeliest first; not empty, not all of them in the corpus. */
  readonly forms: readonly string[];
  /** Number of foreign words with a meaning of their own in it. */
  readonly words: number;
}

/** A body, programme or term found in a text. */
export interface NameMention {
  /** Where it stands in the folded text. */
  readonly span: Span;
  /** Full form; for a local body (河北省发展改革委) the text as it stands. */
  readonly canonical: string;
  readonly kind: NameKind;
  /** True for a body the glossary does not know: a known name under a place of its own (河北省发展改革委, 欧洲央行). */
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
  /** Forms it is written in, the full one first (灵寿县, 灵寿). */
  readonly forms: readonly string[];
  /** Names of the provinces it may lie in: several where several places share the name. */
  readonly provinces: readonly string[];
}

/** Days a text speaks of, both included. */
export interface DateMention {
  readonly span: Span;
  readonly from: Day;
  readonly to: Day;
  /** `full`: the text says it all; `relative`: counted from a given day (去年); `yearless`: in the given day's year (3月5日). */
  readonly basis: 'full' | 'relative' | 'yearless';
}

/** A number with what it counts. */
export interface NumberMention {
  readonly span: Span;
  /** Multiplied out: 9899万 is 98,990,000; 12% is 12 with the unit %. */
  readonly value: number;
  /** The unit or measure word behind it (元, 个, %, 公里), empty where there is none. */
  readonly unit: string;
}

/** A question understood. All spans refer to `chinese`. */
export interface Analysis {
  readonly question: Question;
  /** The question's text, folded. */
  readonly folded: string;
  readonly language: Language;
  /** True where the question is, or holds, English that had to be put into Chinese. */
  readonly translated: boolean;
  /** True where a typing error was put right in `chinese`. */
  readonly mended: boolean;
  readonly kind: QuestionKind;
  readonly aim: Aim;
  /** What would answer it, read from its wording. */
  readonly scope: Scope;
  /** True where more is asked than words of one sentence can say: a comparison, a summary, a list of articles. */
  readonly broad: boolean;
  /** Question and filler words left out of the content, in order (请问, 哪些, 吗). */
  readonly askWords: readonly string[];
  /** `chinese` without those words and without punctuation: what is looked for. */
  readonly content: string;
  /** The question in Chinese as it was analysed: `folded` in words of the standard language, or its translation. */
  readonly chinese: string;
  /** What the lexical arm looks for. */
  readonly terms: readonly QueryTerm[];
  /** What a translated question was put together from, in its order; empty for a Chinese one. */
  readonly phrases: readonly PhraseMention[];
  readonly names: readonly NameMention[];
  readonly places: readonly PlaceMention[];
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** The days the answer must speak of: where the question's dates meet; null where it names none. */
  readonly days: { readonly from: Day; readonly to: Day } | null;
  /** Article titles named in 《…》, folded. */
  readonly titles: readonly string[];
  /** Publisher the question asks for (人民日报怎么说), folded. */
  readonly source: string | null;
}

/** What the index knows of words; a term is one of the search terms of the segmenter. */
export interface CorpusVocabulary {
  /** Number of chunks. */
  readonly total: number;
  /** Number of chunks that hold the term; 0 where none does. */
  documentFrequency(term: string): number;
  /** Chunks that hold the term, ascending ids; empty where none does. Not to be changed. */
  postings(term: string): Uint32Array;
  /** Every term of the index, in a stable order; used once, on the first question that needs it. */
  terms(): Iterable<string>;
}
