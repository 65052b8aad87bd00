import { chooseCopies } from '../answer/local-collections.ts';
import { makePrivateNamesReader } from '../ingest/corpus/read-private-names.ts';
import type { Article } from '../model/article.ts';
import { isWithin, type Reach } from '../model/library.ts';
import { readArticles } from '../store/open-index.ts';
import type { Config } from '../support/config.ts';
import { requireCollections } from './require-collections.ts';

/**
 * The articles of the published index within a reach, without models and dictionaries.
 * @throws COLLECTION_UNKNOWN, INDEX_MISSING, INDEX_BROKEN, DATA_INVALID, FILE_UNREADABLE.
 */
export async function readArticlesWithin(
  { indexDir, collectionsFile }: Config,
  reach: Reach,
): Promise<readonly Article[]> {
  const articles = await readArticles(indexDir);
  requireCollections(articles, reach);
  return chooseCopies(articles, isWithin(reach, await makePrivateNamesReader(collectionsFile)()));
}
