import { type Span, slice } from '../../model/span.ts';
import { splitSentences } from '../../text/words/sentences.ts';
import type { Evidence } from './cite.ts';
import { bodySpan, type Passage } from './passages.ts';

/** The sentences of the article that a span of the passage's folded text touches, as one run of the body. */
export function sentencesAround(passage: Passage, span: Span): Evidence {
  const { article, span: place } = passage;
  const wanted = bodySpan(passage, span);
  const sentences = splitSentences(slice(article.body, place))
    .map(({ start, end }) => ({ start: place.start + start, end: place.start + end }))
    .filter(({ start, end }) => start < wanted.end && end > wanted.start);
  const first = sentences[0] ?? wanted;
  const last = sentences.at(-1) ?? wanted;
  return { article, span: { start: first.start, end: last.end } };
}
