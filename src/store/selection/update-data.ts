import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../../model/article.ts';
import type { IndexData } from '../index-data.ts';
import { mergeArticles } from './merge-articles.ts';
import { selectArticles } from './select-articles.ts';

/**
 * What `build` would give over the articles, of which only those are cut and segmented that are not in `before`, the index of
 * the same program and names: articles with the same id and text have the same units and words there.
 * @param articles in id order
 */
export function updateData(
  before: IndexData,
  articles: readonly Article[],
  build: (articles: readonly Article[]) => IndexData,
): IndexData {
  const known = new Map(before.articles.map((article) => [article.id, article]));
  const isKnown = (article: Article) => {
    const old = known.get(article.id);
    return old !== undefined && isDeepStrictEqual(textOf(old), textOf(article));
  };
  const [kept, changed] = [articles.filter(isKnown), articles.filter((article) => !isKnown(article))];
  const ids = new Set(kept.map(({ id }) => id));
  const selected = ids.size === before.articles.length ? before : selectArticles(before, ({ id }) => ids.has(id)).data;
  // All else of an article, such as where it was published, may have changed.
  const data = { ...selected, articles: kept };
  return changed.length === 0 ? data : mergeArticles(data, build(changed));
}

/** All that units and words are made of. */
function textOf({ title, body, captions }: Article): unknown {
  return [title, body, captions];
}
