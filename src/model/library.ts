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
  /** UTF-16 units of the body. */
  readonly chars: number;
}

/** An article found, with its best passage. */
export interface ArticleHit {
  readonly article: ArticleSummary;
  /** Verbatim sentence of the body that fits best. */
  readonly quote: string;
  /** Where that sentence stands in the body. */
  readonly span: Span;
  readonly score: number;
}

/** The state of the index that is being answered from, as far as it may be asked. */
export interface LibraryStatus {
  /** Name of the published index version. */
  readonly version: string;
  /** Instant of its build, ISO 8601. */
  readonly builtAt: string;
  readonly articles: number;
  readonly chunks: number;
  readonly vectors: number;
  /** Latest day any article was published on. */
  readonly newestOn: Day | null;
  /** What is missing or degraded now. */
  readonly notes: readonly NoteCode[];
}

/**
 * The articles within a reach as those who may ask about them see them: ask, look articles up, know their state. Made by
 * {@link Collections.within} alone. Implemented in this process for commands and over a forked process for the bot; callers
 * cannot tell which.
 */
export interface Library {
  /** Always settles with an {@link Answer}; rejects only where no answer process could be had. */
  ask(question: Question): Promise<Answer>;
  /** The question as it is to be asked after these turns, latest last: standing on its own. */
  resolve(question: Question, turns: readonly Turn[]): Promise<Resolved>;
  /** Questions to show to somebody who does not know what to ask: at most three, all of them answered; possibly none. */
  examples(): Promise<readonly string[]>;
  /** Questions near one that was refused, those of the nearest articles first: at most three, all of them answered. */
  nearby(question: Question): Promise<readonly string[]>;
  /**
   * A second, slower step where a language model is configured: the same answer with points over its evidence, each of them
   * proven, or undefined where it is better left as it is. Absent where no text may leave the machine.
   */
  rephrase?(answer: Quoting): Promise<Quoting | undefined>;
  /** All articles, newest first, undated last, then by id. */
  listArticles(): Promise<readonly ArticleSummary[]>;
  findArticle(id: string): Promise<Article | undefined>;
  /** Articles that hold the words, best first, at most `limit`. */
  searchArticles(words: string, filters: Filters, limit: number): Promise<readonly ArticleHit[]>;
  /** Articles about the same things as article `id`, itself left out, best first; empty for an unknown id. */
  similarArticles(id: string, limit: number): Promise<readonly ArticleSummary[]>;
  status(): Promise<LibraryStatus>;
}

/** Every method of a library that may be called over a process. */
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
 * Which collections may be asked, by name; null for every one that is not private. Articles of no collection can always be
 * asked. A name that no collection has is of no consequence.
 */
export type Reach = readonly string[] | null;

/** An article with where it belongs; copies in several collections are several. */
export interface CollectedArticle extends ArticleSummary {
  /** Absent for articles of none. */
  readonly collection?: string;
  /** Path of its file below the data directory. */
  readonly file: string;
}

/** A top-level folder of the articles. */
export interface CollectionSummary {
  readonly name: string;
  readonly articles: number;
  /** Asked only where it is named. */
  readonly isPrivate: boolean;
}

/**
 * All collections. Nothing is told of an article but by a {@link Library} within a reach, and that one knows no article
 * outside of it: what is out of reach is left out before anything is searched, counted or listed.
 */
export interface Collections {
  within(reach: Reach): Library;
  /** Every article, with its collection, for those who run the program. In id order. */
  listAllArticles(): Promise<readonly CollectedArticle[]>;
  /** By name; private ones as well, for those who run the program. */
  listCollections(): Promise<readonly CollectionSummary[]>;
  /** The whole index, private collections as well, for those who run the program. */
  status(): Promise<LibraryStatus>;
  close(): Promise<void>;
}

/** What tells whether an article may be asked about, once it is known which collections are private. */
export function isWithin(reach: Reach, privateNames: ReadonlySet<string>): (article: Article) => boolean {
  const named = reach === null ? undefined : new Set(reach);
  return ({ collection }) => {
    if (collection === undefined) return true;
    return named ? named.has(collection) : !privateNames.has(collection);
  };
}

/** A text that is the same for reaches that are the same. */
export function keyOfReach(reach: Reach): string {
  return reach === null ? '' : JSON.stringify([...new Set(reach)].sort());
}

/**
 * No answer process could be had for this request: processes kept dying over it (`crashed`), the answer took too long
 * (`late`), or the program is about to end (`closed`). Nothing is known to be wrong with the request itself.
 */
export class LibraryUnavailable extends Error {
  readonly reason: 'crashed' | 'late' | 'closed';

  constructor(reason: LibraryUnavailable['reason']) {
    super(`no answer process could be had: ${reason}`);
    this.name = 'LibraryUnavailable';
    this.reason = reason;
  }
}
