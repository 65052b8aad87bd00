import type { Reader } from '../../inference/reader.ts';
import type { Analysis } from '../../model/analysis.ts';
import type { LeftOut } from '../../model/rules.ts';
import { type Span, slice } from '../../model/span.ts';
import { READING } from '../../model/tuning.ts';
import { foldText } from '../../text/script/fold.ts';
import { agreement, answerConstraintsOf } from '../constraints/agreement.ts';
import { unmetConstraints } from '../constraints/constraints.ts';
import { sentencesAround } from '../passages/evidence.ts';
import type { Passage } from '../passages/passages.ts';
import { askedCount } from './asked-count.ts';
import { questionFor } from './question-for.ts';
import { type ReadPassage, rankReadings } from './rank-readings.ts';
import { brevityFor, readWindows } from './read-windows.ts';
import { repairSpan } from './span-repair.ts';

/** A question and the tools for reading. */
export interface ReadingTask {
  readonly reader: Reader;
  readonly analysis: Analysis;
  readonly leftOut: LeftOut;
}

/** A span of a passage that may be the answer. */
export interface Candidate {
  readonly passage: Passage;
  /** Offsets in the passage's folded text. */
  readonly span: Span;
  /** The words of the span, folded. */
  readonly text: string;
  /** Agreement of the words with the wording of the question, see {@link agreement}. */
  readonly agreement: number;
  /** The reader's score; above 0 the span is more likely than "not here". */
  readonly readerScore: number;
  /** Score of reader and retrieval together; it orders the candidates of one question. */
  readonly value: number;
}

/**
 * The passage's score moved towards that of its article's best passage, because the reader judges better within an
 * article.
 */
function placeValue({ hit, article }: Passage, passages: readonly Passage[], spread: number): number {
  const best = Math.max(...passages.filter((other) => other.article === article).map((other) => other.hit.score));
  return best - spread * (best - hit.score);
}

/** Number of the question's bodies, places, years and editions that the candidate's article or sentence contradicts. */
function unmet(analysis: Analysis, passage: Passage, span: Span): number {
  const { article, span: sentence } = sentencesAround(passage, span);
  const said = foldText(slice(article.body, sentence));
  const { missingNumber: _, ...named } = unmetConstraints(analysis, passage.articleText, said);
  return Object.values(named).reduce((sum, one) => sum + one, 0);
}

/** Lets the reader look for the answer in the passages, which come best first. @returns candidates, best first. */
export async function findCandidates(task: ReadingTask, passages: readonly Passage[]): Promise<Candidate[]> {
  const { reader, analysis, leftOut } = task;
  const question = analysis.chinese;
  const constraints = answerConstraintsOf(analysis);
  const brevity = leftOut.has('brevity') ? 0 : brevityFor(question);
  const read = await Promise.all(
    passages.map(async ({ folded: { text }, articleText }): Promise<ReadPassage> => {
      const windows = [{ start: 0, end: text.length }];
      return { text, readings: await readWindows(reader, questionFor(task, articleText), { text, windows, brevity }) };
    }),
  );
  const candidates = rankReadings(question, read).map(({ passageIndex, span: marked, score, value }): Candidate => {
    const passage = passages[passageIndex] as Passage;
    const { text } = passage.folded;
    const span = leftOut.has('repair') ? marked : repairSpan(text, marked, question);
    // If one span holds several counts, only the one that is asked for is the answer: 9899万人脱贫,832个县摘帽.
    const said = analysis.kind === 'how-many' ? askedCount(question, text, span) : span;
    const fits = agreement(constraints, text, said);
    const gained = leftOut.has('agreement') ? 0 : READING.agreement * fits;
    const lost = leftOut.has('constraint') ? 0 : READING.constraint * unmet(analysis, passage, span);
    const spread = leftOut.has('spread') ? 1 : READING.spread;
    return {
      passage,
      span,
      agreement: fits,
      text: slice(text, span),
      readerScore: score,
      value: (value + gained - lost) * READING.weight + placeValue(passage, passages, spread),
    };
  });
  return candidates.sort((a, b) => b.value - a.value || a.passage.hit.chunk.id - b.passage.hit.chunk.id);
}
