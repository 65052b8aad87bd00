import type { Article } from '../model/article.ts';
import type { Filters } from '../model/question.ts';
import { foldText } from '../text/script/fold.ts';

/**
 * The articles that may answer, by position in the index. `undatedLeftOut` is true if a filter by day dropped undated
 * ones.
 */
export interface Allowed {
  readonly articles: readonly boolean[];
  readonly undatedLeftOut: boolean;
}

/** Applies the filters exactly; undefined if they limit nothing. */
export function applyFilters(filters: Filters, articles: readonly Article[]): Allowed | undefined {
  const { from, to, source, articleId } = filters;
  if (from === undefined && to === undefined && source === undefined && articleId === undefined) return undefined;
  const wanted = source === undefined ? undefined : foldText(source);
  const dated = from !== undefined || to !== undefined;
  const isWanted = makeSourceTest(wanted);
  let undatedLeftOut = false;
  const allowed = articles.map(({ id, publishedOn, source: publisher }) => {
    if (articleId !== undefined && id !== articleId) return false;
    if (!isWanted(publisher)) return false;
    if (!dated) return true;
    if (publishedOn === null) {
      undatedLeftOut = true;
      return false;
    }
    return (from === undefined || publishedOn >= from) && (to === undefined || publishedOn <= to);
  });
  return { articles: allowed, undatedLeftOut };
}

/**
 * Makes a test if a publisher's folded name contains the wanted one. It folds each name once, because few names occur
 * often.
 */
function makeSourceTest(wanted: string | undefined): (publisher: string | null) => boolean {
  if (wanted === undefined) return () => true;
  const known = new Map<string | null, boolean>();
  return (publisher) => {
    const before = known.get(publisher);
    if (before !== undefined) return before;
    const holds = foldText(publisher ?? '').includes(wanted);
    known.set(publisher, holds);
    return holds;
  };
}
