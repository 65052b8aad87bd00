import { type Span, slice } from '../../model/span.ts';
import { READING } from '../../model/tuning.ts';
import type { Evidence } from '../passages/cite.ts';
import { sentencesAround } from '../passages/evidence.ts';
import { judgedText } from './judged-text.ts';
import { questionFor } from './question-for.ts';
import type { Candidate, ReadingTask } from './read.ts';
import { completeSpan } from './short-answer.ts';

/** A candidate extended to the whole answer, with the judge's verdict. */
export interface JudgedCandidate {
  readonly candidate: Candidate;
  /** The words of the answer, as offsets in the passage's folded text. */
  readonly span: Span;
  /** The words of the span, folded. */
  readonly words: string;
  /** The sentences that hold them. */
  readonly evidence: Evidence;
  /** Log-odds that they are the answer. */
  readonly judgement: number;
}

/** The judgement of words in a sentence that is too long for the judge: even chances. */
const UNJUDGED = 0;

/**
 * Extends the best candidates and lets the judge score them; equal words are judged once.
 * @param candidates best first
 * @returns at most {@link READING}.judged, in the order of the candidates
 */
export async function judgeCandidates(task: ReadingTask, candidates: readonly Candidate[]): Promise<JudgedCandidate[]> {
  const judged: JudgedCandidate[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (judged.length === READING.judged) break;
    const { passage } = candidate;
    const span = completeSpan(task, candidate);
    const evidence = sentencesAround(passage, span);
    const key = `${passage.article.id} ${evidence.span.start} ${slice(passage.folded.text, span)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const judgement = await judge(task, { candidate, span });
    judged.push({ candidate, span, words: slice(passage.folded.text, span), evidence, judgement });
  }
  return judged;
}

async function judge(
  task: ReadingTask,
  { candidate: { passage }, span }: Pick<JudgedCandidate, 'candidate' | 'span'>,
): Promise<number> {
  const shown = judgedText(passage.articleText, passage.folded.text, span);
  const question = questionFor(task, passage.articleText);
  return shown ? task.reader.judge(question, shown.passage, shown.span) : UNJUDGED;
}
