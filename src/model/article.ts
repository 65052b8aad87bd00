import type { Day } from './day.ts';
import type { Span } from './span.ts';

/** The script of a text: Simplified, Traditional, both, or `none` if no character tells the two apart. */
export type Script = 'simplified' | 'traditional' | 'mixed' | 'none';

/** One cleaned article. A field that the source does not give is null or empty, never guessed. */
export interface Article {
  /**
   * Made from the path of the file, for a record also from its id, so that it stays the same over rebuilds and does not
   * depend on the other articles.
   */
  readonly id: string;
  /**
   * Other names for look-ups: ids of copies that this article replaces, an id of an earlier version, the file's stem or
   * the record's own id. Each belongs to this article alone and is no article's id. Absent if there are none.
   */
  readonly aliases?: readonly string[];
  /** Path of the file it came from, relative to the data directory, with forward slashes. */
  readonly file: string;
  /** The top-level folder of the data directory that holds its file; absent for a file outside the folders. */
  readonly collection?: string;
  /**
   * Ids of articles in other collections with the same text. One of them is shown in place of this article if the asker
   * may see it. Absent if there are none, and for an asker who sees this article.
   */
  readonly copyOf?: readonly string[];
  readonly title: string | null;
  /** Cleaned text as it is shown and quoted: paragraphs in their order, one a line, joined by `\n`. */
  readonly body: string;
  /** Length of the body in UTF-16 units, for lists whose articles were read without their body. */
  readonly chars?: number;
  /** Publisher that the text names, otherwise the site. */
  readonly source: string | null;
  /** The origin of the news that the text names (据…消息), if it differs from `source`. */
  readonly originalSource: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly publishedOn: Day | null;
  readonly url: string | null;
  readonly categories: readonly string[];
  /** Image captions: spans of whole lines of the body, ascending. */
  readonly captions: readonly Span[];
  /**
   * Spans of the body that were repaired (an over-converted character), ascending, without overlap. A quotation that
   * overlaps one is shown with a remark.
   */
  readonly repairs: readonly Span[];
  /**
   * Maps the body to its file: pairs of numbers `body offset, file offset`, ascending, one for every run that was taken
   * over unchanged. File offsets count UTF-16 units of the decoded file without its byte order mark.
   */
  readonly origin: readonly number[];
  /**
   * Starts of the pages of the file: pairs of numbers `body offset, page from 1`, ascending; absent if it has no pages.
   */
  readonly pages?: readonly number[];
  readonly script: Script;
  /** Copies of the same article that this one replaces, in id order. */
  readonly alsoPublishedAt: readonly Publication[];
}

/** One place where a copy of an article was published. */
export interface Publication {
  readonly id: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly publishedOn: Day | null;
  readonly url: string | null;
}

/** The page that holds an offset of the body; undefined for an article without pages. */
export function findPage({ pages = [] }: Pick<Article, 'pages'>, offset: number): number | undefined {
  let page: number | undefined;
  for (let i = 0; i < pages.length && (pages[i] as number) <= offset; i += 2) page = pages[i + 1];
  return page;
}

/** An article with the given facts; every other field is null or empty. */
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

/** The collection of a file, given by its path in the data directory; undefined for a file outside the folders. */
export function collectionOfFile(file: string): string | undefined {
  const end = file.indexOf('/');
  return end < 0 ? undefined : file.slice(0, end);
}
