import { splitArticles } from '../../src/chunking/split-articles.ts';
import { bareArticle } from '../../src/model/article.ts';
import { slice } from '../../src/model/span.ts';
import { STORE } from '../../src/model/tuning.ts';
import { buildIndexData } from '../../src/store/build-index.ts';
import type { IndexCheck } from '../../src/store/open-index.ts';
import { writeVersion } from '../../src/store/write-version.ts';
import { sha256 } from '../../src/support/files.ts';
import { searchTerms } from '../../src/text/words/segment.ts';

/** An index check that always succeeds. */
export const sound: IndexCheck = () => undefined;

/** Publishes a version over one article in the index directory; `second` distinguishes versions. */
export async function publishBody(indexDir: string, body: string, second: number, check: IndexCheck = sound) {
  const articles = [bareArticle({ id: 'a', body, publishedOn: '2022-01-01' })];
  const data = buildIndexData({ articles, ...splitArticles(articles) }, searchTerms);
  // The vectors differ, so that versions share no file and damage to one does not affect another.
  const signs = [1, second & 1 ? 1 : -1, second & 2 ? 1 : -1, second & 4 ? 1 : -1];
  const ofChunks = data.chunks.map(() => Float32Array.from(signs, (sign) => sign / 2));
  const keys = data.chunks.map(({ span }) => sha256(slice(body, span)));
  const vectors = { modelId: 'm', dimensions: 4, vectors: ofChunks, keys, settings: STORE.hnsw };
  const builtAt = new Date(Date.UTC(2026, 0, 1, 0, 0, second));
  return writeVersion(indexDir, data, vectors, {
    builtAt,
    fingerprint: 'f'.repeat(12),
    corpusHash: 'c'.repeat(12),
    check,
  });
}
