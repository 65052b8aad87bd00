import type { Span } from '../model/span.ts';
import type { SpansWanted } from './span-scores.ts';

/** A span that the reader takes for the answer. */
export interface ReaderSpan {
  /** Offsets in the passage that was read. */
  readonly span: Span;
  /** start[i] + end[j] − (start[0] + end[0]); above 0 the span is more likely than "not here". */
  readonly score: number;
}

/** Reading comprehension: finds the words of a passage that answer a question, and judges marked words. */
export interface Reader {
  /** SHA-256 of the weights; a calibration is valid for one of them. */
  readonly modelId: string;
  /**
   * The best spans of the passage, best first by score and brevity, at most `wanted.count`, without overlap, even those
   * below 0; empty if the passage has no visible character. The same texts give the same spans. The caller folds
   * question and passage. A passage of up to 230 characters is read to its end, a longer one may be cut. It costs about
   * 10 ms per hundred characters on two free cores.
   */
  read(question: string, passage: string, wanted: SpansWanted): Promise<readonly ReaderSpan[]>;
  /**
   * The log-odds that `span` of the passage is what the question asks for: 0 for even chances. The passage consists of
   * the sentences of the span, after their context in the article.
   * @param span offsets in the passage, not empty
   */
  judge(question: string, passage: string, span: Span): Promise<number>;
  close(): Promise<void>;
}
