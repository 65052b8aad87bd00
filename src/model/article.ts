import type { Day } from './day.ts';
import type { Span } from './span.ts';

/** The writing of a text: Simplified, Traditional, both, or neither (no telling character). */
export type Script = 'simplified' | 'traditional' | 'mixed' | 'none';

/** One cleaned article. Everything that could not be read from the source is null or empty, never guessed. */
export interface Article {
  /** Stable over rebuilds and whatever else is in the corpus: made of the file's own path, for a record also of its id. */
  readonly id: string;
  /**
   * Other names for look-ups, each of this article alone and no article's id: ids of copies it stands for, an id of
   * earlier versions, the file's stem or the record's own id. Absent where there are none.
   */
  readonly aliases?: readonly string[];
  /** Path of the file it came from, relative to the data directory, with forward slashes. */
  readonly file: string;
  /** The top-level folder of the data directory that its file lies in; absent for files beside the folders. */
  readonly collection?: string;
  /**
   * Articles of other collections that tell the same and are preferred: this one is left out where one of them may be asked
   * as well. Absent where there are none, and for whoever may ask about this article.
   */
  readonly copyOf?: readonly string[];
  readonly title: string | null;
  /** Cleaned text as it is shown and quoted: paragraphs in their order, one a line, joined by `\n`. */
  readonly body: string;
  /** Length of the body in UTF-16 units, for lists, where the body itself is looked up only when it is read. */
  readonly chars?: number;
  /** Publisher named in the text, else the site. */
  readonly source: string | null;
  /** Whom the text itself names as the origin of its news (据…消息), where that is not `source`. */
  readonly originalSource: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly publishedOn: Day | null;
  readonly url: string | null;
  readonly categories: readonly string[];
  /** Image captions: spans of whole lines of the body, in order. */
  readonly captions: readonly Span[];
  /**
   * Places of the body that were mended (an over-converted character), in order and apart. A quotation that overlaps one
   * says so.
   */
  readonly repairs: readonly Span[];
  /**
   * Where the body stands in its file: pairs of numbers `body offset, file offset`, ascending, one for every run that was
   * taken over unchanged; file offsets count UTF-16 units of the decoded file without a byte order mark.
   */
  readonly origin: readonly number[];
  /** Where the pages of a paginated file start: pairs of numbers `body offset, page from 1`, ascending; absent elsewhere. */
  readonly pages?: readonly number[];
  readonly script: Script;
  /** Other copies of the same article that this one stands for, in id order. */
  readonly alsoPublishedAt: readonly Publication[];
}

/** Where a copy of an article appeared. */
export interface Publication {
  readonly id: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly publishedOn: Day | null;
  readonly url: string | null;
}

/** The page on which an offset of the body stands; undefined for an article without pages. */
export function findPage({ pages = [] }: Pick<Article, 'pages'>, offset: number): number | undefined {
  let page: number | undefined;
  for (let i = 0; i < pages.length && (pages[i] as number) <= offset; i += 2) page = pages[i + 1];
  return page;
}

/** An article of which only what is given is known. */
export function bareArticle(facts: Partial<Article> & Pick<Article, 'id' | 'body'>): Article {
  return {
    file: facts.id,
    title: null,
    source: null,
    originalSource: null,
    author: null,
    editor: null,
    publishedOn: null,
    url: null,
    categories: [],
    captions: [],
    repairs: [],
    origin: [],
    script: 'none',
    alsoPublishedAt: [],
    ...facts,
  };
}

/** The collection of a file below the data directory; undefined for one beside the folders. */
export function collectionOfFile(file: string): string | undefined {
  const end = file.indexOf('/');
  return end < 0 ? undefined : file.slice(0, end);
}
