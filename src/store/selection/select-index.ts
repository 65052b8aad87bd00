import type { Article } from '../../model/article.ts';
import { type IndexData, newestDayOf } from '../index-data.ts';
import type { Manifest } from '../manifest.ts';
import { makeOpenIndex, type OpenIndex } from '../open-index.ts';
import { selectArticles } from './select-articles.ts';
import { selectVectors } from './select-vectors.ts';

/**
 * The index over some of its articles, equal to one built over these alone, also in positions, statistics and counts.
 * It costs a pass over the postings, and memory in proportion to the kept articles.
 */
export function selectIndex(index: OpenIndex, isKept: (article: Article) => boolean): OpenIndex {
  if (index.far) return index.far.select(isKept);
  const { data, chunkIds } = selectArticles(index.data as IndexData, isKept);
  const vectors = index.vectors && selectVectors(index.vectors, chunkIds);
  return makeOpenIndex(manifestOfPart(index.manifest, data), data, vectors, index.settings);
}

/** The manifest of an index over these articles alone. */
export function manifestOfPart(manifest: Manifest, { articles, chunks, sectionTerms }: IndexData): Manifest {
  return {
    ...manifest,
    articles: articles.length,
    sections: sectionTerms.lengths.length,
    chunks: chunks.length,
    vectors: manifest.vectors === 0 ? 0 : chunks.length,
    newestOn: newestDayOf(articles),
  };
}
