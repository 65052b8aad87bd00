import type { Article } from '../model/article.ts';
import type { Hit } from '../model/hit.ts';
import { type Span, slice } from '../model/span.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { type FoldedText, fold } from '../text/fold.ts';
import { originalSpan } from './original-span.ts';
import { MAX_WINDOW_CHARS } from './windows.ts';

/** What the reader reads: a chunk with the sentences around it. */
export interface Passage {
  readonly hit: Hit;
  readonly article: Article;
  /** Where it stands in the article's body. */
  readonly span: Span;
  /** Its text folded, with the way back to the body by way of `span.start`. */
  readonly folded: FoldedText;
}

/** Passages for the hits, best first, at most `count`; a hit whose best sentence stands in an earlier passage adds none. */
export function makePassages(index: OpenIndex, hits: readonly Hit[], count: number): Passage[] {
  const passages: Passage[] = [];
  for (const hit of hits) {
    if (passages.length === count) break;
    if (!passages.some((passage) => holdsBestSentence(index, passage, hit))) passages.push(makePassage(index, hit));
  }
  return passages;
}

function holdsBestSentence(index: OpenIndex, { hit, span }: Passage, other: Hit): boolean {
  const sentence = index.sentences[other.bestSentence]?.span;
  if (!sentence || hit.chunk.articleIndex !== other.chunk.articleIndex) return false;
  return sentence.start >= span.start && sentence.end <= span.end;
}

/** Grows the chunk sentence by sentence, behind and before in turn, as far as the reader's window and the article go. */
function makePassage(index: OpenIndex, hit: Hit): Passage {
  const { articleIndex } = hit.chunk;
  let { start, end } = hit.chunk.span;
  let before = hit.chunk.firstSentence - 1;
  let behind = hit.chunk.lastSentence + 1;
  const fits = (id: number): boolean => {
    const sentence = index.sentences[id];
    if (sentence?.articleIndex !== articleIndex) return false;
    return Math.max(end, sentence.span.end) - Math.min(start, sentence.span.start) <= MAX_WINDOW_CHARS;
  };
  while (fits(behind) || fits(before)) {
    if (fits(behind)) end = index.sentences[behind++]?.span.end ?? end;
    if (fits(before)) start = index.sentences[before--]?.span.start ?? start;
  }
  const article = index.articles[articleIndex] as Article;
  return { hit, article, span: { start, end }, folded: fold(slice(article.body, { start, end })) };
}

/** The span of the article's body that a span of the passage's folded text stands for. */
export function bodySpan({ span: place, folded }: Passage, span: Span): Span {
  const { start, end } = originalSpan(folded, span);
  return { start: place.start + start, end: place.start + end };
}
