import type { Article } from './article.ts';
import type { ArticleSummary } from './library.ts';

/** Finds articles by any of their names: the id, or an alias that belongs to no other article of the list. */
export function indexByName(articles: readonly Article[]): ReadonlyMap<string, Article> {
  const byName = new Map(articles.map((article) => [article.id, article]));
  const claimed = new Set(byName.keys());
  for (const article of articles) {
    for (const alias of article.aliases ?? []) {
      if (claimed.has(alias) && byName.get(alias)?.id !== alias) byName.delete(alias);
      else if (!claimed.has(alias)) byName.set(alias, article);
      claimed.add(alias);
    }
  }
  return byName;
}

/** All articles without their bodies: newest first, then those without a day, equal days by id. */
export function listSummaries(articles: readonly Article[]): ArticleSummary[] {
  return articles.map(summarise).sort(byAge);
}

export function summarise(article: Article): ArticleSummary {
  const { id, aliases, title, source, publishedOn, url, script } = article;
  const chars = article.chars ?? article.body.length;
  return { id, ...(aliases && { aliases }), title, source, publishedOn, url, script, chars };
}

function byAge(a: ArticleSummary, b: ArticleSummary): number {
  if (a.publishedOn !== b.publishedOn) return (a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
