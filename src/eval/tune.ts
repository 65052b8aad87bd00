import type { Found } from '../search/search.ts';

/** The signals of the fused score, unweighted. */
export const SIGNALS = ['section', 'sentence', 'dense'] as const;
export type Weights = Readonly<Record<(typeof SIGNALS)[number], number>>;

/** The facts about a question that tuning needs: the signals of its candidates, and which candidates are right. */
export interface TuningCase {
  /** One row per candidate chunk, its signals in the order of {@link SIGNALS}. */
  readonly rows: Float32Array;
  readonly articles: Uint32Array;
  readonly right: number;
}

export interface TuningResult {
  readonly weights: Weights;
  /** Recall at 1 and at 5 of every set, in the order of the sets. */
  readonly recalls: readonly { readonly at1: number; readonly at5: number }[];
  readonly objective: number;
}

/** A case from a search made with the weights `used`. */
export function tuningCase({ hits }: Found, right: number, used: Weights): TuningCase {
  const rows = new Float32Array(hits.length * SIGNALS.length);
  hits.forEach(({ trace }, i) => {
    SIGNALS.forEach((signal, s) => {
      rows[i * SIGNALS.length + s] = trace[signal] / used[signal];
    });
  });
  return { rows, articles: Uint32Array.from(hits, ({ chunk }) => chunk.articleIndex), right };
}

/** Recall of a set of cases under some weights. */
function recalls(cases: readonly TuningCase[], weights: Weights): { at1: number; at5: number } {
  const ranks = cases.map((one) => rankOf(one, weights));
  const share = (k: number) => ranks.filter((rank) => rank <= k).length / Math.max(1, ranks.length);
  return { at1: share(1), at5: share(5) };
}

function rankOf({ rows, articles, right }: TuningCase, weights: Weights): number {
  const best = new Map<number, number>();
  articles.forEach((article, i) => {
    const score = SIGNALS.reduce(
      (sum, signal, s) => sum + weights[signal] * (rows[i * SIGNALS.length + s] as number),
      0,
    );
    if (score > (best.get(article) ?? Number.NEGATIVE_INFINITY)) best.set(article, score);
  });
  const own = best.get(right);
  if (own === undefined) return Number.POSITIVE_INFINITY;
  return 1 + [...best.values()].filter((score) => score > own).length;
}

/**
 * Tries all weights that sum to 1 on a grid of `steps` parts. It maximises the mean over the sets of recall@1 + 0.3 ·
 * recall@5, so that a small set counts as much as a large one.
 * @returns every try, best first.
 */
export function tuneWeights(sets: readonly (readonly TuningCase[])[], steps: number): TuningResult[] {
  const results: TuningResult[] = [];
  for (let a = 1; a < steps; a++) {
    for (let b = 1; a + b < steps; b++) {
      const weights = { section: a / steps, sentence: b / steps, dense: (steps - a - b) / steps };
      const found = sets.map((cases) => recalls(cases, weights));
      const objective = found.reduce((sum, { at1, at5 }) => sum + at1 + 0.3 * at5, 0) / sets.length;
      results.push({ weights, recalls: found, objective });
    }
  }
  return results.sort((x, y) => y.objective - x.objective);
}
