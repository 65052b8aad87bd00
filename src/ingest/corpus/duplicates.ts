import type { Article, Publication } from '../../model/article.ts';
import { type Shingles, shinglesOf, similarityOf } from '../../text/words/shingles.ts';
import type { CleanedArticle } from '../cleaning/clean-article.ts';
import type { CleaningReport } from '../report.ts';

/** Two texts of this similarity are one article: another title or tail, a few words edited. Chosen by hand. */
const MIN_SIMILARITY = 0.85;
/** Texts that share fewer of their 64 sampled hashes are not compared in full. Chosen by hand. */
const MIN_SHARED_HASHES = 12;
/** A run of characters that more groups share comes from a form or a notice and says nothing. Chosen by hand. */
const MAX_SHARING = 50;
/** Number of groups that a text is compared with in full, those with most shared hashes first. */
const MAX_COMPARED = 5;
/** Equal texts shorter than this may still be two articles (an empty form, a headline alone). Chosen by hand. */
const MIN_INK_CHARS = 20;

/** A copy shorter than this share of the longest one is incomplete. Chosen by hand. */
const MIN_WHOLE_SHARE = 0.93;

interface Cluster {
  readonly members: CleanedArticle[];
  readonly shingles: Shingles;
}

/**
 * Merges copies: the best of every group of near-equal articles represents the others and lists them. The best is
 * complete, has the fewest damaged characters, a date and a source; among equals it is the longest, then the one with
 * the smaller id. Articles come and go in id order.
 */
export function mergeDuplicates(cleaned: readonly CleanedArticle[]): {
  articles: readonly Article[];
  reports: readonly CleaningReport[];
} {
  const clusters = clusterCopies(cleaned);
  const standsFor = new Map<string, Article>();
  for (const { members } of clusters) {
    const { article: best } = chooseBest(members);
    for (const { article } of members) standsFor.set(article.id, best);
  }
  const others = new Map<string, Publication[]>();
  for (const { article } of cleaned) {
    const best = standsFor.get(article.id) as Article;
    if (best.id !== article.id) others.set(best.id, [...(others.get(best.id) ?? []), publicationOf(article)]);
  }
  const articles = cleaned
    .filter(({ article }) => standsFor.get(article.id)?.id === article.id)
    .map(({ article }) => ({ ...article, alsoPublishedAt: others.get(article.id) ?? [] }));
  const reports = cleaned.map(({ article, report }) => {
    const best = standsFor.get(article.id) as Article;
    return best.id === article.id ? report : { ...report, duplicateOf: best.id };
  });
  return { articles, reports };
}

/**
 * Notes for every article which better ones of other collections have the same text, because the best that an asker may
 * see represents the others. Articles come and go in id order.
 */
export function markCopies(articles: readonly Article[], reports: readonly CleaningReport[]): Article[] {
  const reportOf = new Map(reports.map((report) => [report.articleId, report]));
  const cleaned = articles.map((article) => ({ article, report: reportOf.get(article.id) as CleaningReport }));
  const better = new Map<string, string[]>();
  for (const { members } of clusterCopies(cleaned)) {
    const ranked: CleanedArticle[] = [];
    for (let rest = members; rest.length > 0; ) {
      const best = chooseBest(rest);
      const id = best.article.collection;
      const copies = ranked.filter(({ article }) => article.collection !== id).map(({ article }) => article.id);
      if (copies.length > 0) better.set(best.article.id, copies);
      ranked.push(best);
      rest = rest.filter((one) => one !== best);
    }
  }
  return articles.map((article) => {
    const copyOf = better.get(article.id);
    return copyOf ? { ...article, copyOf } : article;
  });
}

/** A copy in the form that the representing article lists. */
function publicationOf({ id, title, source, publishedOn, url }: Article): Publication {
  return { id, title, source, publishedOn, url };
}

function clusterCopies(cleaned: readonly CleanedArticle[]): Cluster[] {
  const clusters: Cluster[] = [];
  const byInk = new Map<string, number>();
  const byHash = new Map<number, number[]>();
  for (const one of cleaned) {
    const shingles = one.shingles ?? shinglesOf(one.article.body);
    const index = byInk.get(shingles.ink) ?? findCluster(shingles, clusters, byHash);
    if (index !== undefined && shingles.ink.length >= MIN_INK_CHARS) {
      clusters[index]?.members.push(one);
      continue;
    }
    byInk.set(shingles.ink, clusters.length);
    for (const hash of shingles.smallest) {
      const list = byHash.get(hash);
      if (!list) byHash.set(hash, [clusters.length]);
      else if (list.length < MAX_SHARING) list.push(clusters.length);
    }
    clusters.push({ members: [one], shingles });
  }
  return clusters;
}

/** The cluster whose first member is most similar to the text; among equals the one with more shared hashes. */
function findCluster(
  shingles: Shingles,
  clusters: readonly Cluster[],
  byHash: ReadonlyMap<number, number[]>,
): number | undefined {
  const shared = new Map<number, number>();
  for (const hash of shingles.smallest) {
    for (const index of byHash.get(hash) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
  }
  const needed = Math.min(MIN_SHARED_HASHES, Math.ceil(shingles.smallest.length / 4));
  let best: number | undefined;
  let bestSimilarity = 0;
  const likeliest = [...shared]
    .filter(([, count]) => count >= needed)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MAX_COMPARED);
  for (const [index] of likeliest) {
    const similarity = similarityOf(shingles, (clusters[index] as Cluster).shingles);
    if (similarity >= MIN_SIMILARITY && similarity > bestSimilarity) {
      best = index;
      bestSimilarity = similarity;
    }
  }
  return best;
}

/** Chooses the best of the complete copies. */
function chooseBest(members: readonly CleanedArticle[]): CleanedArticle {
  const longest = Math.max(...members.map(({ article }) => article.body.length));
  const whole = members.filter(({ article }) => article.body.length >= MIN_WHOLE_SHARE * longest);
  return whole.reduce((a, b) => (isBetter(b, a) ? b : a));
}

function isBetter(one: CleanedArticle, than: CleanedArticle): boolean {
  if (one.report.damage.length !== than.report.damage.length) {
    return one.report.damage.length < than.report.damage.length;
  }
  const known = ({ publishedOn, source }: Article) => Number(publishedOn !== null) * 2 + Number(source !== null);
  const gain = known(one.article) - known(than.article);
  if (gain !== 0) return gain > 0;
  const longer = one.article.body.length - than.article.body.length;
  return longer === 0 ? one.article.id < than.article.id : longer > 0;
}
