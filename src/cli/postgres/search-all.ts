import type { Analysis, QueryTerm } from '../../model/analysis.ts';
import { retrieve } from '../../search/retrieve.ts';
import type { OpenIndex } from '../../store/open-index.ts';

/** A question as the search gets it, without a model. */
export interface SearchAsked {
  readonly terms: readonly QueryTerm[];
  readonly vector: Float32Array;
}

/** Every term for itself, all of the same weight. */
export function queryTermsOf(terms: readonly string[]): QueryTerm[] {
  return terms.map((term) => ({ alternatives: [{ term, weight: 1 }], weight: 1 }));
}

export interface Searched {
  /** Of each search: milliseconds of the clock on the wall, and of `clock`. */
  readonly ms: readonly number[];
  readonly clockMs: readonly number[];
  /** Ids of the chunks found for each, best first. */
  readonly found: readonly (readonly number[])[];
}

interface SearchOptions {
  readonly count?: number;
  /** By words alone. */
  readonly byWords?: boolean;
  /** A second clock, such as that of processor time. */
  readonly clock?: () => number;
}

/** Searches for every question, one after the other. */
export function searchAll(
  index: OpenIndex,
  asked: readonly SearchAsked[],
  { count = 10, byWords = false, clock = () => 0 }: SearchOptions = {},
): Searched {
  const [ms, clockMs]: [number[], number[]] = [[], []];
  const found = asked.map(({ terms, vector }) => {
    // The search looks at nothing else of an analysis.
    const analysis = { terms, days: null } as Partial<Analysis> as Analysis;
    const [began, clockBegan] = [performance.now(), clock()];
    const hits = retrieve(index, { analysis, vector: byWords ? null : vector, allowed: undefined }, count);
    clockMs.push(clock() - clockBegan);
    ms.push(performance.now() - began);
    return hits.map(({ chunk }) => chunk.id);
  });
  return { ms, clockMs, found };
}

/** Mean share of what was to be found that was found. */
export function recallOf(found: Searched['found'], wanted: Searched['found']): number {
  const shares = wanted.map((ids, i) => {
    const own = new Set(found[i]);
    return ids.length === 0 ? 1 : ids.filter((id) => own.has(id)).length / ids.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

/** The value below which a share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
