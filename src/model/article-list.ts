import type { Article } from './article.ts';
import type { ArticleSummary } from './library.ts';

/** Finds articles by any of their names: id or alias. */
export function indexByName(articles: readonly Article[]): ReadonlyMap<string, Article> {
  return new Map(
    articles.flatMap((article) => [article.id, ...(article.aliases ?? [])].map((name) => [name, article])),
  );
}

/** All articles without their bodies, newest first, undated last, then by id. */
export function listSummaries(articles: readonly Article[]): ArticleSummary[] {
  return articles.map(summarise).sort(byAge);
}

export function summarise({ id, aliases, title, source, publishedOn, url, script, body }: Article): ArticleSummary {
  return { id, ...(aliases && { aliases }), title, source, publishedOn, url, script, chars: body.length };
}

function byAge(a: ArticleSummary, b: ArticleSummary): number {
  if (a.publishedOn !== b.publishedOn) return (a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
