import type { Span } from './span.ts';

/** The unit that words are matched in and quoted by. Sentences are ordered by article, then by position in the text. */
export interface Sentence {
  /** Position in the index, from 0. */
  readonly id: number;
  /** Position of the article in the index, from 0. */
  readonly articleIndex: number;
  /**
   * Position of its section in the index, from 0. A section is the paragraphs around a sentence, at most a screenful.
   */
  readonly sectionIndex: number;
  /** Position in the article's body. */
  readonly span: Span;
}

/**
 * The unit that is embedded and retrieved: consecutive whole sentences of one article. Chunks are ordered by article,
 * then by position in the text, and neighbours may share a sentence.
 */
export interface Chunk {
  /** Position in the index, from 0; it labels the vector and breaks ties last. */
  readonly id: number;
  readonly articleIndex: number;
  /** Ids of its first and its last sentence, both included. */
  readonly firstSentence: number;
  readonly lastSentence: number;
  /** Position in the article's body, from the start of the first sentence to the end of the last one. */
  readonly span: Span;
}
