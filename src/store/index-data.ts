import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import type { LexicalIndex } from './ranking/postings.ts';

/** Everything an index version holds besides its vectors; plain data, as it lies in `index.v8`. */
export interface IndexData {
  /** In id order. */
  readonly articles: readonly Article[];
  /** In article and text order; `chunks[id].id === id`. */
  readonly chunks: readonly Chunk[];
  /** In article and text order; `sentences[id].id === id`. */
  readonly sentences: readonly Sentence[];
  /** Documents are sections, the titles of their articles included. */
  readonly sectionTerms: LexicalIndex;
  /** Documents are sentences; the list of terms is that of the sections. */
  readonly sentenceTerms: LexicalIndex;
}

/** Latest day any of the articles was published on. */
export function newestDayOf(articles: readonly Article[]): string | null {
  return articles.reduce<string | null>((newest, { publishedOn }) => {
    return publishedOn !== null && (newest === null || publishedOn > newest) ? publishedOn : newest;
  }, null);
}
