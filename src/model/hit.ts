import type { Chunk } from './chunk.ts';

/** The part that each signal adds to a score; the score is their sum. */
export interface Trace {
  /** BM25 of the chunk's section, as a share of the highest score that the question could reach. */
  readonly section: number;
  /** BM25 of the chunk's best sentence, as the same kind of share. */
  readonly sentence: number;
  /** Cosine of question and chunk, times its weight for this question; 0 without a model. */
  readonly dense: number;
  /** Agreement between the days of the question and the days of the chunk or its article. */
  readonly date: number;
  /** Confidence of the reader that the chunk answers; 0 if it did not read the chunk. */
  readonly reading: number;
}

/** A chunk found for a question. */
export interface Hit {
  readonly chunk: Chunk;
  /** Sum of the trace; higher is better. Only scores of the same question can be compared. */
  readonly score: number;
  readonly trace: Trace;
  /** Cosine of question and chunk, unweighted; undefined without a model. */
  readonly cosine?: number;
  /** Id of the sentence of the chunk whose words match best; the first one among equals. */
  readonly bestSentence: number;
}
