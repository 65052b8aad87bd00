import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../../model/article.ts';
import type { IndexData } from '../index-data.ts';
import { mergeArticles } from './merge-articles.ts';
import { selectArticles } from './select-articles.ts';

/**
 * The result of `build` over the articles, made by cutting and segmenting only those that `before` lacks. `before` must
 * come from the same program and names: articles with the same id and text then have the same units and words.
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
  // Other facts of an article, such as its place of publication, may have changed.
  const data = { ...selected, articles: kept };
  return changed.length === 0 ? data : mergeArticles(data, build(changed));
}

/** The parts of an article from which units and words are made. */
function textOf({ title, body, captions }: Article): unknown {
  return [title, body, captions];
}
