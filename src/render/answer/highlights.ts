import type { Citation } from '../../model/answer.ts';
import type { Span } from '../../model/span.ts';

const SPLIT_PAIR = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/;

/**
 * The answering words as offsets into the quotation, ascending, without overlap. Each is within one line, has no white
 * space at its ends, and never half a surrogate pair.
 */
export function highlightsIn({ quote, span, highlights }: Pick<Citation, 'quote' | 'span' | 'highlights'>): Span[] {
  const found: Span[] = [];
  for (const highlight of highlights) {
    const start = outsidePair(quote, clamp(highlight.start - span.start, quote), -1);
    const end = outsidePair(quote, clamp(highlight.end - span.start, quote), 1);
    for (const part of quote.slice(start, end).matchAll(/\S(?:[^\n]*\S)?/g)) {
      const at = start + part.index;
      const last = found.at(-1);
      if (last !== undefined && at <= last.end)
        found[found.length - 1] = { start: last.start, end: Math.max(last.end, at + part[0].length) };
      else found.push({ start: at, end: at + part[0].length });
    }
  }
  return found;
}

/** The citation with only a part of its quotation; answering words outside of it are dropped. */
export function cutCitation(citation: Citation, quote: string): Citation {
  const start = citation.span.start + placeOf(quote, citation);
  return { ...citation, quote, span: { start, end: start + quote.length } };
}

/**
 * Position of the part in the quotation, 0 for an empty part; among several places the first with an answering word.
 */
function placeOf(part: string, { quote, span, highlights }: Citation): number {
  if (part === '') return 0;
  const places: number[] = [];
  for (let at = quote.indexOf(part); at >= 0; at = quote.indexOf(part, at + 1)) places.push(at);
  const holds = (at: number) =>
    highlights.some(({ start, end }) => start >= span.start + at && end <= span.start + at + part.length);
  return places.find(holds) ?? places[0] ?? 0;
}

function clamp(at: number, quote: string): number {
  return Math.min(Math.max(at, 0), quote.length);
}

function outsidePair(text: string, at: number, step: 1 | -1): number {
  return at > 0 && SPLIT_PAIR.test(text.slice(at - 1, at + 1)) ? at + step : at;
}
