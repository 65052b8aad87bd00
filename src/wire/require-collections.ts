import type { Article } from '../model/article.ts';
import type { Reach } from '../model/library.ts';
import { OperatorError } from '../support/errors.ts';

/** For those who name collections by hand: a name that none has is a slip. @throws COLLECTION_UNKNOWN. */
export function requireCollections(articles: readonly Pick<Article, 'collection'>[], reach: Reach): void {
  const names = new Set(articles.flatMap(({ collection }) => collection ?? []));
  const unknown = reach?.find((name) => !names.has(name));
  if (unknown !== undefined) throw OperatorError.of('COLLECTION_UNKNOWN', { name: unknown, names: [...names].sort() });
}
