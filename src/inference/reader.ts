import type { Span } from '../model/span.ts';
import type { SpansWanted } from './span-scores.ts';

/** A span that the reader takes for the answer. */
export interface ReaderSpan {
  /** Offsets in the passage that was read. */
  readonly span: Span;
  /** start[i] + end[j] − (start[0] + end[0]): above 0 the span is likelier than "not here". */
  readonly score: number;
}

/** Reading comprehension: finds in a passage the words that answer a question, and judges marked words. */
export interface Reader {
  /** SHA-256 of the weights; a calibration belongs to one. */
  readonly modelId: string;
  /**
   * The best spans of the passage, best first by score and brevity, at most `count`, not overlapping, whether above 0 or not;
   * empty where the passage has no visible character. The same texts give the same spans.
   * The caller folds question and passage; a passage of up to 230 characters is read to its end, a longer one may be
   * cut. Costs about 10 ms a hundred characters on two free cores.
   */
  read(question: string, passage: string, wanted: SpansWanted): Promise<readonly ReaderSpan[]>;
  /**
   * How surely `span` of the passage is what the question asks, as the logarithm of the odds: 0 for even chances. The
   * passage is what the sentences of the span, behind what they stand behind in their article.
   * @param span offsets in the passage, not empty
   */
  judge(question: string, passage: string, span: Span): Promise<number>;
  close(): Promise<void>;
}
