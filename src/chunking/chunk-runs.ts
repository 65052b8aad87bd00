import type { Span } from '../model/span.ts';

/** First and last position of a run of sentences within one article, both included. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * Cuts sentences into runs of at most `maxChars`. Each begins with the last sentence of the run before; a caption
 * stands alone.
 */
export function chunkRuns(spans: readonly Span[], alone: readonly boolean[], maxChars: number): Run[] {
  const runs: Run[] = [];
  let first = 0;
  while (first < spans.length) {
    const start = (spans[first] as Span).start;
    let last = first;
    while (!alone[first] && last + 1 < spans.length && !alone[last + 1]) {
      if ((spans[last + 1] as Span).end - start > maxChars) break;
      last++;
    }
    runs.push({ first, last });
    if (last + 1 >= spans.length) break;
    const next = last + 1;
    const both = (spans[next] as Span).end - (spans[last] as Span).start;
    const overlaps = last > first && !alone[next] && both <= maxChars;
    first = overlaps ? last : next;
  }
  return runs;
}
