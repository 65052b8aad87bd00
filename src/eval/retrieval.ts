import type { Hit } from '../model/hit.ts';
import type { Found } from '../search/search.ts';
import { type RetrievalMetrics, retrievalMetrics } from './metrics.ts';

/** Quality of words alone, of vectors alone, and of both together. */
export interface ArmMetrics {
  /** BM25 of whole sections. */
  readonly lexical: RetrievalMetrics;
  /** Cosine of chunks. */
  readonly dense: RetrievalMetrics;
  readonly fused: RetrievalMetrics;
  /** The fused list after its best passages were read; absent if nothing was read. */
  readonly reranked?: RetrievalMetrics;
}

/** Rank of the right article in each list, from 1; 0 if it was not found. */
export interface ArmRanks {
  readonly lexical: number;
  readonly dense: number;
  readonly fused: number;
  readonly reranked?: number;
}

/** Ranks the article at `articleIndex` among the articles of the hits, by each signal alone and by their sum. */
export function ranksOf({ hits }: Found, articleIndex: number): ArmRanks {
  return {
    lexical: rankIn(hits, articleIndex, (hit) => hit.trace.section),
    dense: rankIn(hits, articleIndex, (hit) => hit.trace.dense),
    fused: rankIn(hits, articleIndex, (hit) => hit.score),
  };
}

/** Rank of an article among those of the hits by the best score of any of its hits. */
export function rankIn(hits: readonly Hit[], articleIndex: number, scoreOf: (hit: Hit) => number): number {
  const best = new Map<number, number>();
  for (const hit of hits) {
    const { articleIndex: article } = hit.chunk;
    best.set(article, Math.max(best.get(article) ?? Number.NEGATIVE_INFINITY, scoreOf(hit)));
  }
  const own = best.get(articleIndex);
  if (own === undefined || own <= 0) return 0;
  return [...best].filter(([article, score]) => score > own || (score === own && article < articleIndex)).length + 1;
}

export function armMetrics(ranks: readonly ArmRanks[]): ArmMetrics {
  const read = ranks.flatMap(({ reranked }) => reranked ?? []);
  return {
    lexical: retrievalMetrics(ranks.map((rank) => rank.lexical)),
    dense: retrievalMetrics(ranks.map((rank) => rank.dense)),
    fused: retrievalMetrics(ranks.map((rank) => rank.fused)),
    ...(read.length > 0 && { reranked: retrievalMetrics(read) }),
  };
}
