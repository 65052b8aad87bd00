import type { Hit } from '../../model/hit.ts';
import { RERANK } from '../../model/tuning.ts';
import type { Candidate } from './read.ts';

/**
 * The hits in the order after reading: a passage gains with the reader's confidence that it answers, see {@link
 * RERANK}. A passage that was not read gains nothing, like one that surely does not answer.
 * @returns all hits with their new scores, best first; equal ones by chunk id.
 */
export function rerank(hits: readonly Hit[], candidates: readonly Candidate[]): Hit[] {
  const gains = new Map<number, number>();
  for (const { passage, readerScore } of candidates) {
    const { id } = passage.hit.chunk;
    gains.set(id, Math.max(gains.get(id) ?? 0, gainOf(readerScore)));
  }
  const read = hits.map((hit): Hit => {
    const reading = gains.get(hit.chunk.id) ?? 0;
    return { ...hit, score: hit.score + reading, trace: { ...hit.trace, reading } };
  });
  return read.sort((a, b) => b.score - a.score || a.chunk.id - b.chunk.id);
}

function gainOf(readerScore: number): number {
  return RERANK.weight * (Math.min(RERANK.most, Math.max(RERANK.least, readerScore)) - RERANK.least);
}
