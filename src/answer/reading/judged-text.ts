import { lastBefore, type Span, slice } from '../../model/span.ts';
import { splitSentences } from '../../text/words/sentences.ts';
import { perObject } from '../passages/article-texts.ts';
import { MAX_WINDOW_CHARS } from '../passages/windows.ts';

/** Folded title and body of an article; the title is empty if there is none. */
export interface TitledText {
  readonly title: string;
  readonly body: string;
}

/** A text in which the judge sees a span. */
export interface JudgedText {
  readonly passage: string;
  /** Position of the span in it. */
  readonly span: Span;
}

/**
 * The sentences that hold `span` of `passage`, after their context in the article, which shows who and when the words
 * are about. Undefined if these sentences are longer than a window.
 * @param passage folded, cut from the body at the ends of sentences
 */
export function judgedText(article: TitledText, passage: string, span: Span): JudgedText | undefined {
  const touched = splitSentences(passage).filter(({ start, end }) => start < span.end && end > span.start);
  const from = touched[0]?.start ?? 0;
  const to = touched.at(-1)?.end ?? 0;
  const sentence = passage.slice(from, to);
  if (sentence === '' || sentence.length > MAX_WINDOW_CHARS) return undefined;
  const context = contextOf(article, sentence);
  const moved = context.length - from;
  return { passage: context + sentence, span: { start: span.start + moved, end: span.end + moved } };
}

/** Cached, so that a body is split once for all its candidates. */
const sentencesIn = perObject(({ body }: TitledText) => splitSentences(body));

/**
 * The context of the sentence: title, first sentence of the article and the sentence before it, each once. If room is
 * short, the first sentence is dropped before the others.
 */
function contextOf(article: TitledText, sentence: string): string {
  const { title, body } = article;
  const sentences = sentencesIn(article);
  const at = body.indexOf(sentence);
  const before = lastBefore(sentences, at);
  const previous = before && !slice(body, { start: before.end, end: at }).includes('\n') ? slice(body, before) : '';
  const lead = sentences[0] && at > 0 ? slice(body, sentences[0]) : '';
  const head = title === '' ? '' : `${title}。`;
  const isShort = (...parts: readonly string[]) => (parts.join('') + sentence).length <= MAX_WINDOW_CHARS;
  if (lead !== previous && isShort(head, lead, previous)) return head + lead + previous;
  if (isShort(head, previous)) return head + previous;
  return isShort(head) ? head : '';
}
