import type { Quoting } from '../../model/answer.ts';
import { slice } from '../../model/span.ts';
import { splitSentences } from '../../text/words/sentences.ts';

/**
 * Largest amount of text that leaves the machine for one question: sentences, and their UTF-16 units. Chosen by hand.
 */
const MAX_SENTENCES = 40;
const MAX_CHARS = 6_000;

/** A sentence that a language model receives and may name as proof. */
export interface PackSentence {
  /** s1, s2, … */
  readonly id: string;
  /** A slice of the quotation. */
  readonly text: string;
  /** Number of the citation that contains it. */
  readonly citation: number;
}

/**
 * The sentences of the answer's quotations, in order; a language model sees nothing else. Those beyond the limits are
 * dropped.
 */
export function packOf({ citations }: Pick<Quoting, 'citations'>): PackSentence[] {
  const sentences = citations.flatMap(({ n, quote }) =>
    splitSentences(quote).map((span) => ({ text: slice(quote, span), citation: n })),
  );
  let room = MAX_CHARS;
  const kept = sentences.slice(0, MAX_SENTENCES).filter(({ text }) => {
    room -= text.length;
    return room >= 0;
  });
  return kept.map((sentence, i) => ({ id: `s${i + 1}`, ...sentence }));
}
