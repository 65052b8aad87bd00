import type { Span } from '../model/span.ts';
import type { Run } from './chunk-runs.ts';

/**
 * Cuts sentences into consecutive runs of at most `maxChars`. A run ends at a paragraph's end if its second half has
 * one.
 */
export function sectionRuns(spans: readonly Span[], body: string, maxChars: number): Run[] {
  const runs: Run[] = [];
  let first = 0;
  while (first < spans.length) {
    const start = (spans[first] as Span).start;
    let last = first;
    let paragraphEnd = -1;
    for (let i = first; i < spans.length && (spans[i] as Span).end - start <= maxChars; i++) {
      last = i;
      const next = spans[i + 1];
      const closes = next === undefined || body.slice((spans[i] as Span).end, next.start).includes('\n');
      if (closes && (spans[i] as Span).end - start > maxChars / 2) paragraphEnd = i;
    }
    const whole = last === spans.length - 1;
    if (!whole && paragraphEnd >= 0) last = paragraphEnd;
    runs.push({ first, last });
    first = last + 1;
  }
  return runs;
}
