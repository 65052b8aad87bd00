import type { Reader } from '../../inference/reader.ts';
import type { Analysis } from '../../model/analysis.ts';
import { slice } from '../../model/span.ts';
import { foldText } from '../../text/fold.ts';
import { splitSentences } from '../../text/sentences.ts';
import { sentencesAround } from '../evidence.ts';
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
  const { article, span } = sentencesAround(passage, candidate.span);
  const sentence = foldText(slice(article.body, span));
  const text = contextOf(passage.articleText, sentence) + sentence;
  const found = await reader.read(analysis.chinese, text, SPANS);
  const same = found.find((one) => overlaps(slice(text, one.span), candidate.text));
  return same ? same.score : -Math.max(0, found[0]?.score ?? 0);
}

/** Title and first sentence of the article, folded, as far as there is room before the sentence. */
function contextOf(
  { title, body }: { readonly title: string; readonly body: string },
  sentence: string,
): string {
  const first = splitSentences(body)[0];
  const lead = first ? slice(body, first) : '';
  const parts = [title === '' ? '' : `${title}。`, lead === sentence || sentence.includes(lead) ? '' : lead];
  let context = '';
  for (const part of parts) if ((context + part + sentence).length <= MAX_WINDOW_CHARS) context += part;
  return context;
}

function overlaps(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}
