import type { Answer, NoteCode, Quoting } from './answer.ts';
import type { Article, Script } from './article.ts';
import type { Day } from './day.ts';
import type { Filters, Question } from './question.ts';
import type { Span } from './span.ts';
import type { Resolved, Turn } from './turn.ts';

/** An article without its body, for lists and autocomplete. */
export interface ArticleSummary {
  readonly id: string;
  /** As in {@link Article}. */
  readonly aliases?: readonly string[];
  readonly title: string | null;
  readonly source: string | null;
  readonly publishedOn: Day | null;
  readonly url: string | null;
  readonly script: Script;
  /** Length of the body in UTF-16 units. */
  readonly chars: number;
}

/** An article that was found, with its best passage. */
export interface ArticleHit {
  readonly article: ArticleSummary;
  /** The sentence of the body that matches best, verbatim. */
  readonly quote: string;
  /** Position of that sentence in the body. */
  readonly span: Span;
  readonly score: number;
}

/** The state of the current index, limited to the articles that may be asked about. */
export interface LibraryStatus {
  /** Name of the published index version. */
  readonly version: string;
  /** Instant at which it was built, ISO 8601. */
  readonly builtAt: string;
  readonly articles: number;
  readonly chunks: number;
  readonly vectors: number;
  /** Latest day on which any article was published; null if no article has a day. */
  readonly newestOn: Day | null;
  /** Parts that are missing or degraded now. */
  readonly notes: readonly NoteCode[];
}

/**
 * Answers questions and looks up articles, limited to those within a reach. Only {@link Collections.within} makes one.
 * It runs in this process for commands and in a forked process for the bot; callers cannot tell the difference.
 */
export interface Library {
  /** Resolves to an {@link Answer} in every case; rejects only if no answer process is available. */
  ask(question: Question): Promise<Answer>;
  /** Completes a follow-up so that it can be asked alone. The latest of the turns comes last. */
  resolve(question: Question, turns: readonly Turn[]): Promise<Resolved>;
  /** Questions for somebody who does not know what to ask: at most three, each with an answer; may be empty. */
  examples(): Promise<readonly string[]>;
  /** Questions near a refused one, those about the nearest articles first: at most three, each with an answer. */
  nearby(question: Question): Promise<readonly string[]>;
  /**
   * A second, slower step that asks a language model: the same answer with proven points about its evidence, or
   * undefined if the answer should stay as it is. Absent if no text may leave the machine.
   */
  rephrase?(answer: Quoting): Promise<Quoting | undefined>;
  /** All articles: newest first, then those without a day, equal days by id. */
  listArticles(): Promise<readonly ArticleSummary[]>;
  findArticle(id: string): Promise<Article | undefined>;
  /** Articles that hold the words, best first, at most `limit`. */
  searchArticles(words: string, filters: Filters, limit: number): Promise<readonly ArticleHit[]>;
  /** Articles about the same subject as article `id`, without that one, best first; empty for an unknown id. */
  similarArticles(id: string, limit: number): Promise<readonly ArticleSummary[]>;
  status(): Promise<LibraryStatus>;
}

/** Every method of a library that another process may call. */
export const LIBRARY_METHODS = [
  'ask',
  'resolve',
  'examples',
  'nearby',
  'rephrase',
  'listArticles',
  'findArticle',
  'searchArticles',
  'similarArticles',
  'status',
] as const satisfies readonly (keyof Library)[];

/**
 * Names of the collections that may be asked; null for every collection that is not private. Articles outside the
 * collections can always be asked. A name without a collection has no effect.
 */
export type Reach = readonly string[] | null;

/** An article with its collection; copies in several collections count as several articles. */
export interface CollectedArticle extends ArticleSummary {
  /** Absent for an article outside the collections. */
  readonly collection?: string;
  /** Path of its file in the data directory. */
  readonly file: string;
}

/** A top-level folder of the articles. */
export interface CollectionSummary {
  readonly name: string;
  readonly articles: number;
  /** True if it is searched only for askers whose reach names it. */
  readonly isPrivate: boolean;
}

/**
 * All collections. Articles are seen only through a {@link Library} within a reach, which leaves out everything else
 * before it searches, counts or lists.
 */
export interface Collections {
  within(reach: Reach): Library;
  /** Every article with its collection, for operators; in id order. */
  listAllArticles(): Promise<readonly CollectedArticle[]>;
  /** Every collection by name, private ones included, for operators. */
  listCollections(): Promise<readonly CollectionSummary[]>;
  /** State of the whole index, private collections included, for operators. */
  status(): Promise<LibraryStatus>;
  close(): Promise<void>;
}

/** Makes the test that decides if an article lies within a reach. */
export function isWithin(reach: Reach, privateNames: ReadonlySet<string>): (article: Article) => boolean {
  const named = reach === null ? undefined : new Set(reach);
  return ({ collection }) => {
    if (collection === undefined) return true;
    return named ? named.has(collection) : !privateNames.has(collection);
  };
}

/** A text that is equal for equal reaches. */
export function keyOfReach(reach: Reach): string {
  return reach === null ? '' : JSON.stringify([...new Set(reach)].sort());
}

/**
 * No answer process was available for this request: processes kept dying over it (`crashed`), the answer took too long
 * (`late`), or the program is about to end (`closed`). The request itself need not be at fault.
 */
export class LibraryUnavailable extends Error {
  readonly reason: 'crashed' | 'late' | 'closed';

  constructor(reason: LibraryUnavailable['reason']) {
    super(`no answer process could be had: ${reason}`);
    this.name = 'LibraryUnavailable';
    this.reason = reason;
  }
}
