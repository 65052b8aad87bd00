import { type Span, slice } from '../../model/span.ts';
import { READING } from '../../model/tuning.ts';
import type { Evidence } from '../passages/cite.ts';
import { sentencesAround } from '../passages/evidence.ts';
import { judgedText } from './judged-text.ts';
import { questionFor } from './question-for.ts';
import type { Candidate, ReadingTask } from './read.ts';
import { completeSpan } from './short-answer.ts';

/** A candidate extended to the whole answer. */
export interface CompleteCandidate {
  readonly candidate: Candidate;
  /** The words of the answer, as offsets in the passage's folded text. */
  readonly span: Span;
  /** The words of the span, folded. */
  readonly words: string;
  /** The sentences that hold them. */
  readonly evidence: Evidence;
}

/** The same with the judge's verdict. */
export interface JudgedCandidate extends CompleteCandidate {
  /** Log-odds that they are the answer. */
  readonly judgement: number;
}

/** Says of a candidate if it has to be judged, after some were. */
type MayMatter = (candidate: CompleteCandidate, judged: readonly JudgedCandidate[]) => boolean;

/** The judgement of words in a sentence that is too long for the judge: even chances. */
const UNJUDGED = 0;

/**
 * Extends the best candidates and lets the judge score those of them that may matter; equal words are judged once.
 * @param candidates best first
 * @returns at most {@link READING}.judged, in the order of the candidates
 */
export async function judgeCandidates(
  task: ReadingTask,
  candidates: readonly Candidate[],
  mayMatter: MayMatter,
): Promise<JudgedCandidate[]> {
  const judged: JudgedCandidate[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (seen.size === READING.judged) break;
    const { passage } = candidate;
    const span = completeSpan(task, candidate);
    const words = slice(passage.folded.text, span);
    const evidence = sentencesAround(passage, span);
    const key = `${passage.article.id} ${evidence.span.start} ${words}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const complete = { candidate, span, words, evidence };
    if (mayMatter(complete, judged)) judged.push({ ...complete, judgement: await judge(task, complete) });
  }
  return judged;
}

async function judge(task: ReadingTask, { candidate: { passage }, span }: CompleteCandidate): Promise<number> {
  const shown = judgedText(passage.articleText, passage.folded.text, span);
  const question = questionFor(task, passage.articleText);
  return shown ? task.reader.judge(question, shown.passage, shown.span) : UNJUDGED;
}
