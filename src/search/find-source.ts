import type { Article } from '../model/article.ts';
import { foldText } from '../text/script/fold.ts';

/** True if a publisher's folded name contains the wanted one, or holds all its characters in order (上证报: 上海证券报). */
function isMeant(publisher: string, wanted: string): boolean {
  if (publisher.includes(wanted)) return true;
  let at = 0;
  for (const char of publisher) if (char === wanted.charAt(at)) at++;
  return at === wanted.length && publisher.startsWith(wanted.charAt(0)) && publisher.endsWith(wanted.slice(-1));
}

/**
 * The name with which a filter finds the articles of the named publisher. Undefined if no article or every article is
 * from it, or if the name fits several publishers.
 */
export function findSource(articles: readonly Article[], named: string): string | undefined {
  const wanted = foldText(named);
  const publishers = [...new Set(articles.map(({ source }) => foldText(source ?? '')))];
  const meant = publishers.filter((publisher) => isMeant(publisher, wanted));
  if (meant.length === 0 || meant.length === publishers.length) return undefined;
  if (meant.every((publisher) => publisher.includes(wanted))) return wanted;
  return meant.length === 1 ? meant[0] : undefined;
}
