import type { Chunk } from './chunk.ts';

/** What each signal gave to a score; the parts add up to it. */
export interface Trace {
  /** BM25 of the chunk's section, as a share of what the question could reach. */
  readonly section: number;
  /** BM25 of the chunk's best sentence, likewise. */
  readonly sentence: number;
  /** Cosine of question and chunk by its weight for this question; 0 where there is no model. */
  readonly dense: number;
  /** Agreement of the days asked for with those the chunk or its article speaks of. */
  readonly date: number;
  /** How sure the reader is that the chunk answers; 0 where it did not read it. */
  readonly reading: number;
}

/** A chunk found for a question. */
export interface Hit {
  readonly chunk: Chunk;
  /** Sum of the trace; higher is better, comparable between hits of one question only. */
  readonly score: number;
  readonly trace: Trace;
  /** Cosine of question and chunk, unweighted; undefined where there is no model. */
  readonly cosine?: number;
  /** Id of the sentence of the chunk whose words fit best, the first of equals. */
  readonly bestSentence: number;
}
