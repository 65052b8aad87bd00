import type { Chunk, Sentence } from '../../model/chunk.ts';

/**
 * Chunks and sentences as columns of numbers, by id, because a hundred thousand of them can be scanned in a
 * millisecond. All columns ascend.
 */
export interface UnitColumns {
  readonly articleOfChunk: Uint32Array;
  /** Sections of its first and of its last sentence; nearly always the same. */
  readonly firstSection: Uint32Array;
  readonly lastSection: Uint32Array;
  /** Ids of a chunk's first and last sentence, both included. */
  readonly firstSentence: Uint32Array;
  readonly lastSentence: Uint32Array;
  readonly sectionOfSentence: Uint32Array;
}

export function makeUnitColumns(chunks: readonly Chunk[], sentences: readonly Sentence[]): UnitColumns {
  return {
    articleOfChunk: Uint32Array.from(chunks, (chunk) => chunk.articleIndex),
    firstSection: Uint32Array.from(chunks, (chunk) => sentences[chunk.firstSentence]?.sectionIndex ?? 0),
    lastSection: Uint32Array.from(chunks, (chunk) => sentences[chunk.lastSentence]?.sectionIndex ?? 0),
    firstSentence: Uint32Array.from(chunks, (chunk) => chunk.firstSentence),
    lastSentence: Uint32Array.from(chunks, (chunk) => chunk.lastSentence),
    sectionOfSentence: Uint32Array.from(sentences, (sentence) => sentence.sectionIndex),
  };
}

/** First position in an ascending column whose value is `value` or more; the length of the column if there is none. */
export function firstFrom(column: Uint32Array, value: number): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
