import type { Span } from './span.ts';

/**
 * The unit that is embedded and retrieved: whole sentences of one article standing together.
 * Chunks of an article are in text order and may overlap by a sentence.
 */
export interface Chunk {
  /** Position in the index, from 0; also the label of its vector and the last tie-break. */
  readonly id: number;
  /** Position of the article in the index, from 0. */
  readonly articleIndex: number;
  /** Position of the section in the index, from 0: the few paragraphs around the chunk, its context when words are matched. */
  readonly sectionIndex: number;
  /** Where it stands in the article's body. */
  readonly span: Span;
}
