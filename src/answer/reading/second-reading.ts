import type { Reader } from '../../inference/reader.ts';
import type { Analysis } from '../../model/analysis.ts';
import { slice } from '../../model/span.ts';
import { foldText } from '../../text/fold.ts';
import { splitSentences } from '../../text/sentences.ts';
import { sentencesAround } from '../evidence.ts';
import type { ArticleText } from '../passages.ts';
import type { Candidate } from './read.ts';
import { MAX_WINDOW_CHARS } from './windows.ts';

/** Spans looked at for the one that is the candidate. */
const SPANS = 3;

/**
 * Reads the candidate's sentence once more, behind the article's title and first sentence instead of among its neighbours:
 * they say what, whom and when the sentence is about, so that a question about another county or year finds no answer.
 * @returns the reader's score of the candidate's words there; where it prefers others, the negative of theirs, at most 0.
 */
export async function readAgain(reader: Reader, analysis: Analysis, candidate: Candidate): Promise<number> {
  const { passage } = candidate;
  if (passage.articleText.title === '') return candidate.readerScore;
  const { article, span } = sentencesAround(passage, candidate.span);
  const sentence = foldText(slice(article.body, span));
  const text = contextOf(passage.articleText, sentence) + sentence;
  const found = await reader.read(analysis.chinese, text, SPANS);
  const same = found.find((one) => overlaps(slice(text, one.span), candidate.text));
  return same ? same.score : -Math.max(0, found[0]?.score ?? 0);
}

/**
 * What the sentence stands behind: title, first sentence of the article and the sentence before it, each once and folded. What
 * there is no room for is left out, the first sentence before the others.
 */
function contextOf({ title, body }: ArticleText, sentence: string): string {
  const sentences = splitSentences(body);
  const at = body.indexOf(sentence);
  const before = sentences.filter(({ end }) => end <= at).at(-1);
  const previous = before && !slice(body, { start: before.end, end: at }).includes('\n') ? slice(body, before) : '';
  const lead = sentences[0] && at > 0 ? slice(body, sentences[0]) : '';
  const head = `${title}。`;
  const isShort = (...parts: readonly string[]) => (parts.join('') + sentence).length <= MAX_WINDOW_CHARS;
  if (lead !== previous && isShort(head, lead, previous)) return head + lead + previous;
  if (isShort(head, previous)) return head + previous;
  return isShort(head) ? head : '';
}

function overlaps(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}
