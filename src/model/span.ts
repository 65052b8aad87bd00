/** Half-open range of UTF-16 offsets, `0 ≤ start ≤ end ≤ text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text of `span` in `text`, unchanged. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** The last span that ends at or before `at`, found by binary search; `spans` must be ascending without overlap. */
export function lastBefore<S extends Span>(spans: readonly S[], at: number): S | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as S).end <= at) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}
