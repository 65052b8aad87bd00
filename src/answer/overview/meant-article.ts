import type { Analysis } from '../../model/analysis.ts';
import type { Found } from '../../search/search.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldedTitles } from '../passages/article-texts.ts';
import { coverageOf, isPublisher } from './coverage.ts';

/** The article that a question is about. */
export interface MeantArticle {
  readonly articleIndex: number;
  /** Chance that it is the right article, 0 to 1. */
  readonly confidence: number;
  /** True if the question asks about the article itself or a meeting in it, and not only about a detail. */
  readonly isNamed: boolean;
}

/** For an article that the question is limited to, and for one whose title it contains. Chosen by hand. */
const CONFIDENCE = { given: 1, title: 0.97 };
/** A shorter title may be an ordinary phrase. Chosen by hand. */
const MIN_TITLE_CHARS = 6;
/** The article holds at least this share of the names and words of the question, … Chosen by hand. */
const MIN_HELD = 0.5;
/**
 * … and it counts as named if its title holds this share, or if the question mentions an article or a meeting. Chosen
 * by hand.
 */
const MIN_IN_TITLE = 0.4;
const SAYS_ARTICLE = /文章|报道|新闻|[这那]篇|会|article|report|story|meeting|conference/i;

/**
 * The article of the question: the one it is limited to, the one whose title it contains, or the one that holds most of
 * it.
 */
export function findMeantArticle(
  index: OpenIndex,
  topic: Found | undefined,
  asked: Analysis,
  allowed: Found['allowed'],
): MeantArticle | undefined {
  const places = index.articles.flatMap((_, i) => (allowed === undefined || allowed.articles[i] ? [i] : []));
  const [only] = places;
  if (only !== undefined && places.length === 1)
    return { articleIndex: only, confidence: CONFIDENCE.given, isNamed: true };
  const text = asked.folded.replace(/\s/g, '');
  const titled = places.filter((i) => {
    const title = (foldedTitles(index)[i] ?? '').replace(/\s/g, '');
    if (title.length < MIN_TITLE_CHARS) return false;
    return (
      text.includes(title) ||
      asked.titles.some((named) => named.length >= MIN_TITLE_CHARS && title.includes(named.replace(/\s/g, '')))
    );
  });
  const published = topic ? places.filter((i) => isPublisher(index.articles[i], topic.analysis.chinese)) : [];
  if (published.length === 1)
    return { articleIndex: published[0] as number, confidence: CONFIDENCE.title, isNamed: true };
  if (titled.length === 1) return { articleIndex: titled[0] as number, confidence: CONFIDENCE.title, isNamed: true };
  return topic && bestCovered(index, topic, asked, places);
}

function bestCovered(
  index: OpenIndex,
  { analysis, hits }: Found,
  asked: Analysis,
  places: readonly number[],
): MeantArticle | undefined {
  const { held, inTitle } = coverageOf(index, analysis);
  const rank = new Map<number, number>();
  hits.forEach(({ chunk }, i) => {
    if (!rank.has(chunk.articleIndex)) rank.set(chunk.articleIndex, i);
  });
  // The rank of the search knows near meanings, so it decides between articles that hold equally much. Weights chosen
  // by hand.
  const score = (i: number) => (held[i] ?? 0) + 0.5 * (inTitle[i] ?? 0) + 0.3 / (1 + (rank.get(i) ?? hits.length));
  const [best] = [...places].sort((a, b) => score(b) - score(a) || a - b);
  if (best === undefined || (held[best] ?? 0) < MIN_HELD) return undefined;
  const isNamed = (inTitle[best] ?? 0) >= MIN_IN_TITLE || SAYS_ARTICLE.test(asked.folded);
  return { articleIndex: best, confidence: Math.min(0.95, held[best] as number), isNamed };
}
