import { chooseCopies } from '../answer/local-collections.ts';
import { makePrivateNamesReader } from '../ingest/corpus/read-private-names.ts';
import type { Article } from '../model/article.ts';
import { isWithin, type Reach } from '../model/library.ts';
import { readArticles } from '../store/open-index.ts';
import type { Config } from '../support/config.ts';
import { OperatorError } from '../support/errors.ts';
import { loadOpenFar } from './shared/fetch-index.ts';

/**
 * The articles of the published index within a reach, without models and dictionaries.
 * @throws COLLECTION_UNKNOWN, INDEX_MISSING, INDEX_BROKEN, DATA_INVALID, FILE_UNREADABLE.
 */
export async function readArticlesWithin(config: Config, reach: Reach): Promise<readonly Article[]> {
  const { indexDir, collectionsFile } = config;
  const articles = await readArticles(indexDir, await loadOpenFar(config));
  requireCollections(articles, reach);
  return chooseCopies(articles, isWithin(reach, await makePrivateNamesReader(collectionsFile)()));
}

/** Refuses an unknown collection that a person typed, because it must be a mistake. @throws COLLECTION_UNKNOWN. */
export function requireCollections(articles: readonly Pick<Article, 'collection'>[], reach: Reach): void {
  const names = new Set(articles.flatMap(({ collection }) => collection ?? []));
  const unknown = reach?.find((name) => !names.has(name));
  if (unknown !== undefined) throw OperatorError.of('COLLECTION_UNKNOWN', { name: unknown, names: [...names].sort() });
}
