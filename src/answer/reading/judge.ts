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

/** Number of candidates that are judged at a time: what the first ones are worth decides if the next ones may matter. */
const AT_A_TIME = 2;

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
  const complete = bestOf(task, candidates);
  const judged: JudgedCandidate[] = [];
  for (let i = 0; i < complete.length; i += AT_A_TIME) {
    const asked = complete.slice(i, i + AT_A_TIME).filter((candidate) => mayMatter(candidate, judged));
    judged.push(...(await Promise.all(asked.map(async (one) => ({ ...one, judgement: await judge(task, one) })))));
  }
  return judged;
}

/** The best candidates, extended; those with the words and the sentence of a better one are left out. */
function bestOf(task: ReadingTask, candidates: readonly Candidate[]): CompleteCandidate[] {
  const best = new Map<string, CompleteCandidate>();
  for (const candidate of candidates) {
    if (best.size === READING.judged) break;
    const { passage } = candidate;
    const span = completeSpan(task, candidate);
    const words = slice(passage.folded.text, span);
    const evidence = sentencesAround(passage, span);
    const key = `${passage.article.id} ${evidence.span.start} ${words}`;
    if (!best.has(key)) best.set(key, { candidate, span, words, evidence });
  }
  return [...best.values()];
}

async function judge(task: ReadingTask, { candidate: { passage }, span }: CompleteCandidate): Promise<number> {
  const shown = judgedText(passage.articleText, passage.folded.text, span);
  const question = questionFor(task, passage.articleText);
  return shown ? task.reader.judge(question, shown.passage, shown.span) : UNJUDGED;
}
