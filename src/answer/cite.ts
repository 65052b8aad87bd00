import type { Citation } from '../model/answer.ts';
import type { Article } from '../model/article.ts';
import { type Span, slice } from '../model/span.ts';

/** Something to quote. */
export interface Evidence {
  readonly article: Article;
  /** Offsets in the article's body. */
  readonly span: Span;
}

/** Numbers the evidence in its order and quotes it verbatim: the only place where quotations are made. */
export function cite(evidence: readonly Evidence[]): Citation[] {
  return evidence.map(({ article, span }, i) => ({
    n: i + 1,
    articleId: article.id,
    title: article.title,
    source: article.source,
    publishedOn: article.publishedOn,
    url: article.url,
    quote: slice(article.body, span),
    span,
  }));
}

/**
 * Joins pieces of evidence of one article that overlap or stand together with nothing but white space between; the
 * first place of each in the order is kept.
 */
export function mergeEvidence(evidence: readonly Evidence[]): Evidence[] {
  const merged: Evidence[] = [];
  for (const piece of evidence) {
    const at = merged.findIndex((other) => other.article === piece.article && touches(other, piece));
    const other = merged[at];
    if (!other) merged.push(piece);
    else merged[at] = { article: other.article, span: hull(other.span, piece.span) };
  }
  return merged.length === evidence.length ? merged : mergeEvidence(merged);
}

function touches(a: Evidence, b: Evidence): boolean {
  const [first, second] = a.span.start <= b.span.start ? [a, b] : [b, a];
  if (second.span.start <= first.span.end) return true;
  return slice(a.article.body, { start: first.span.end, end: second.span.start }).trim() === '';
}

function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
