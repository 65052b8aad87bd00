import type { Article } from '../model/article.ts';
import type { Hit } from '../model/hit.ts';
import { type Span, slice } from '../model/span.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { type FoldedText, fold } from '../text/fold.ts';

/** A chunk as the reader sees it. */
export interface Passage {
  readonly hit: Hit;
  readonly article: Article;
  /** Where it stands in the article's body. */
  readonly span: Span;
  /** Its text folded, with the way back to the body by way of `span.start`. */
  readonly folded: FoldedText;
}

export function makePassage(index: OpenIndex, hit: Hit): Passage {
  const article = index.articles[hit.chunk.articleIndex] as Article;
  const { span } = hit.chunk;
  return { hit, article, span, folded: fold(slice(article.body, span)) };
}

/** The span of the article's body that a span of the passage's folded text stands for. */
export function bodySpan({ span, folded }: Passage, { start, end }: Span): Span {
  return { start: span.start + folded.toOriginal(start), end: span.start + folded.toOriginal(end) };
}
