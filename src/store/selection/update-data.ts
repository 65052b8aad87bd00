import { isDeepStrictEqual } from 'node:util';
import type { Article } from '../../model/article.ts';
import type { IndexData } from '../index-data.ts';
import { mergeArticles } from './merge-articles.ts';

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
  if (changed.length === 0 && kept.length === before.articles.length) return { ...before, articles: kept };
  // All else of an article, such as where it was published, may have changed.
  const now = new Map(kept.map((article) => [article.id, article]));
  const renewed = { ...before, articles: before.articles.map((article) => now.get(article.id) ?? article) };
  return mergeArticles(renewed, build(changed), ({ id }) => now.has(id));
}

/** The parts of an article from which units and words are made. */
function textOf({ title, body, captions }: Article): unknown {
  return [title, body, captions];
}
