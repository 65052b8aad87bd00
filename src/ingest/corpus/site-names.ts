import type { CleanedArticle } from '../cleaning/clean-article.ts';

/** The last part of a title, after a separator that sites use; a double dash is part of the title. */
const LAST_PART = /^(.{4,200}?)\s?((?<![—-])[-–—](?![—-])|--|[_|｜])\s?([^-_|｜—–\d]{2,20})$/u;
/** If this many titles end alike, the ending is the name of their site. Chosen by hand. */
const MIN_TITLES = 4;

/** Removes the name of the site from titles: an ending that many titles of the corpus share. */
export function dropSiteNames(cleaned: readonly CleanedArticle[]): CleanedArticle[] {
  const endings = new Map<string, Set<string>>();
  for (const one of cleaned) {
    const { ending, rest } = cutTitle(one);
    if (ending !== null) endings.set(ending, (endings.get(ending) ?? new Set()).add(rest));
  }
  return cleaned.map((one) => {
    const { ending, rest } = cutTitle(one);
    const isSite = ending !== null && (endings.get(ending)?.size ?? 0) >= MIN_TITLES;
    return isSite ? { ...one, article: { ...one.article, title: rest } } : one;
  });
}

function cutTitle({ article, report }: CleanedArticle): { ending: string | null; rest: string } {
  const isPage = article.title !== null && report.format.includes('html');
  const [, rest, mark, name] = (isPage && LAST_PART.exec(article.title as string)) || [];
  return rest === undefined ? { ending: null, rest: '' } : { ending: `${mark}${name}`, rest };
}
