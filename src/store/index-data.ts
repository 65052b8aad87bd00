import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import type { LexicalIndex } from './ranking/postings.ts';

/** Everything in an index version except its vectors; plain data, stored in `index.v8`. */
export interface IndexData {
  /** In id order. */
  readonly articles: readonly Article[];
  /** Ordered by article and text; `chunks[id].id === id`. */
  readonly chunks: readonly Chunk[];
  /** Ordered by article and text; `sentences[id].id === id`. */
  readonly sentences: readonly Sentence[];
  /** Its documents are sections, together with the titles of their articles. */
  readonly sectionTerms: LexicalIndex;
  /** Its documents are sentences; it shares the list of terms with `sectionTerms`. */
  readonly sentenceTerms: LexicalIndex;
}

/** Latest day on which any of the articles was published; null if none has a day. */
export function newestDayOf(articles: readonly Article[]): string | null {
  return articles.reduce<string | null>((newest, { publishedOn }) => {
    return publishedOn !== null && (newest === null || publishedOn > newest) ? publishedOn : newest;
  }, null);
}
