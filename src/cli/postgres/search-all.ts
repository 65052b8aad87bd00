import type { Analysis } from '../../model/analysis.ts';
import { retrieve } from '../../search/retrieve.ts';
import type { OpenIndex } from '../../store/open-index.ts';

/** A question in the form that the search takes, without a model. */
export interface SearchAsked {
  readonly terms: readonly string[];
  readonly vector: Float32Array;
}

export interface Searched {
  /** Duration of each search. */
  readonly ms: readonly number[];
  /** Ids of the chunks found for each question, best first. */
  readonly found: readonly (readonly number[])[];
}

/** Searches for every question, one after the other, for `count` chunks each; by words alone with `byWords`. */
export function searchAll(
  index: OpenIndex,
  asked: readonly SearchAsked[],
  { count = 10, byWords = false } = {},
): Searched {
  const ms: number[] = [];
  const found = asked.map(({ terms, vector }) => {
    const groups = terms.map((term) => ({ alternatives: [{ term, weight: 1 }], weight: 1 }));
    // The search reads nothing else of an analysis.
    const analysis = { terms: groups, days: null } as Partial<Analysis> as Analysis;
    const began = performance.now();
    const hits = retrieve(index, { analysis, vector: byWords ? null : vector, allowed: undefined }, count);
    ms.push(performance.now() - began);
    return hits.map(({ chunk }) => chunk.id);
  });
  return { ms, found };
}

/** Mean share of the wanted chunks that were found. */
export function recallOf(found: Searched['found'], wanted: Searched['found']): number {
  const shares = wanted.map((ids, i) => {
    const own = new Set(found[i]);
    return ids.length === 0 ? 1 : ids.filter((id) => own.has(id)).length / ids.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
