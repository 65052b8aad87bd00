import type { Article } from '../../model/article.ts';
import type { CleaningReport } from '../report.ts';
import { bareId, formerId } from './article-id.ts';

/** Names of one kind, each with the articles that claim it. */
type Claims = Map<string, Set<string>>;

/**
 * Gives articles their further names: the ids of copies that they replace, the id an article had before ids included
 * formats, and its bare stem or record id. A name leads to one article only: if two claim it, neither gets it, and an
 * earlier kind in this list wins over a later one.
 */
export function withAliases(articles: readonly Article[], reports: readonly CleaningReport[]): Article[] {
  const copies: Claims = new Map();
  const former: Claims = new Map();
  const bare: Claims = new Map();
  for (const { articleId, file, duplicateOf } of reports) {
    const shown = duplicateOf ?? articleId;
    if (duplicateOf !== null) claim(copies, articleId, shown);
    if (!file.includes('/')) claim(former, formerId(articleId, file), shown);
    claim(bare, bareId(articleId, file), shown);
  }
  const taken = new Set(articles.map(({ id }) => id));
  const aliases = new Map<string, string[]>();
  for (const claims of [copies, former, bare]) {
    for (const [name, [owner, ...others]] of claims) {
      if (owner === undefined || others.length > 0 || taken.has(name)) continue;
      aliases.set(owner, [...(aliases.get(owner) ?? []), name]);
    }
    for (const name of claims.keys()) taken.add(name);
  }
  return articles.map((article) => {
    const names = aliases.get(article.id);
    return names ? { ...article, aliases: names } : article;
  });
}

function claim(claims: Claims, name: string, articleId: string): void {
  claims.set(name, (claims.get(name) ?? new Set()).add(articleId));
}
