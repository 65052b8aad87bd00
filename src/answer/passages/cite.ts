import type { Citation } from '../../model/answer.ts';
import { type Article, findPage } from '../../model/article.ts';
import { type Span, slice } from '../../model/span.ts';

/** A piece of an article to quote. */
export interface Evidence {
  readonly article: Article;
  /** Offsets in the article's body. */
  readonly span: Span;
  /** The answering words inside it, as offsets in the body, in any order; absent if they are not known. */
  readonly highlights?: readonly Span[];
}

/** Numbers the evidence in order and quotes it verbatim. No other function makes quotations. */
export function cite(evidence: readonly Evidence[]): Citation[] {
  return evidence.map(({ article, span, highlights = [] }, i) => ({
    n: i + 1,
    articleId: article.id,
    title: article.title,
    source: article.source,
    publishedOn: article.publishedOn,
    url: article.url,
    ...pageOf(article, span),
    quote: slice(article.body, span),
    span,
    highlights: unionOf(highlights).filter(({ start, end }) => start >= span.start && end <= span.end),
  }));
}

function pageOf(article: Article, { start }: Span): { page?: number } {
  const page = findPage(article, start);
  return page === undefined ? {} : { page };
}

/**
 * Joins pieces of evidence of one article that overlap or have only white space between them. A joined piece takes the
 * place of its first part.
 */
export function mergeEvidence(evidence: readonly Evidence[]): Evidence[] {
  const merged: Evidence[] = [];
  for (const piece of evidence) {
    const at = merged.findIndex((other) => other.article === piece.article && touches(other, piece));
    const other = merged[at];
    if (!other) merged.push(piece);
    else {
      const highlights = [...(other.highlights ?? []), ...(piece.highlights ?? [])];
      merged[at] = { article: other.article, span: hull(other.span, piece.span), highlights };
    }
  }
  return merged.length === evidence.length ? merged : mergeEvidence(merged);
}

function touches(a: Evidence, b: Evidence): boolean {
  const [first, second] = a.span.start <= b.span.start ? [a, b] : [b, a];
  if (second.span.start <= first.span.end) return true;
  return slice(a.article.body, { start: first.span.end, end: second.span.start }).trim() === '';
}

/** The spans in ascending order; overlapping ones become one. */
function unionOf(spans: readonly Span[]): Span[] {
  const union: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = union.at(-1);
    if (last && span.start <= last.end) union[union.length - 1] = hull(last, span);
    else union.push(span);
  }
  return union;
}

function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
