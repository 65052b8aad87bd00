/** Half-open range of UTF-16 offsets, `0 ≤ start ≤ end ≤ text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text of `span` in `text`, unchanged. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
