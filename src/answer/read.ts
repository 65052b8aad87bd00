import type { Reader } from '../inference/reader.ts';
import type { Analysis } from '../model/analysis.ts';
import { type Span, slice } from '../model/span.ts';
import { READING } from '../model/tuning.ts';
import { foldText } from '../text/fold.ts';
import { agreement, demandsOf } from './agreement.ts';
import { unmetConstraints } from './constraints.ts';
import { sentencesAround } from './evidence.ts';
import type { Passage } from './passages.ts';
import { rankReadings } from './rank-readings.ts';
import { readWindows } from './read-windows.ts';
import { repairSpan } from './span-repair.ts';

/** A span of a passage that may be the answer. */
export interface Candidate {
  readonly passage: Passage;
  /** Offsets in the passage's folded text. */
  readonly span: Span;
  /** The words of the span, folded. */
  readonly text: string;
  /** The reader's score: above 0 the span is likelier than "not here". */
  readonly readerScore: number;
  /** Score of reader and retrieval together; orders the candidates of one question. */
  readonly value: number;
}

/** The passage's score, drawn to that of its article's best passage: within an article the reader knows better. */
function placeValue({ hit, article }: Passage, passages: readonly Passage[]): number {
  const best = Math.max(...passages.filter((other) => other.article === article).map((other) => other.hit.score));
  return best - READING.spread * (best - hit.score);
}

/** How many of the question's bodies, places, years and editions the candidate's article or sentence speaks against. */
function unmet(analysis: Analysis, passage: Passage, span: Span): number {
  const { article, span: sentence } = sentencesAround(passage, span);
  const said = foldText(slice(article.body, sentence));
  const { missingNumber: _, ...named } = unmetConstraints(analysis, passage.articleText, said);
  return Object.values(named).reduce((sum, one) => sum + one, 0);
}

/** Lets the reader look for the answer in the passages, best passage first. @returns candidates, best first. */
export async function findCandidates(
  reader: Reader,
  analysis: Analysis,
  passages: readonly Passage[],
): Promise<Candidate[]> {
  const question = analysis.chinese;
  const demands = demandsOf(analysis);
  const read = [];
  for (const { folded } of passages) {
    const windows = [{ start: 0, end: folded.text.length }];
    read.push({ text: folded.text, readings: await readWindows(reader, question, { text: folded.text, windows }) });
  }
  const candidates = rankReadings(question, read).map(({ passageIndex, span: marked, score, value }): Candidate => {
    const passage = passages[passageIndex] as Passage;
    const { text } = passage.folded;
    const span = repairSpan(text, marked, question);
    const points =
      value + READING.agreement * agreement(demands, text, span) - READING.constraint * unmet(analysis, passage, span);
    return {
      passage,
      span,
      text: slice(text, span),
      readerScore: score,
      value: points * READING.weight + placeValue(passage, passages),
    };
  });
  return candidates.sort((a, b) => b.value - a.value || a.passage.hit.chunk.id - b.passage.hit.chunk.id);
}
