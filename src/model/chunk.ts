import type { Span } from './span.ts';

/** The smallest unit that words are matched in and that is quoted. Sentences are in article and text order. */
export interface Sentence {
  /** Position in the index, from 0. */
  readonly id: number;
  /** Position of the article in the index, from 0. */
  readonly articleIndex: number;
  /** Position in the index, from 0, of the section it belongs to: the paragraphs around it, up to a screenful. */
  readonly sectionIndex: number;
  /** Where it stands in the article's body. */
  readonly span: Span;
}

/**
 * The unit that is embedded and retrieved: whole sentences of one article standing together.
 * Chunks are in article and text order and may overlap by a sentence.
 */
export interface Chunk {
  /** Position in the index, from 0; also the label of its vector and the last tie-break. */
  readonly id: number;
  readonly articleIndex: number;
  /** Ids of its first and its last sentence, both included. */
  readonly firstSentence: number;
  readonly lastSentence: number;
  /** Where it stands in the article's body: from its first sentence's start to its last one's end. */
  readonly span: Span;
}
