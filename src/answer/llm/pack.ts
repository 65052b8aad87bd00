import type { Quoting } from '../../model/answer.ts';
import { slice } from '../../model/span.ts';
import { splitSentences } from '../../text/words/sentences.ts';

/** Most that leaves the machine for one question: sentences, and their UTF-16 units. */
const MAX_SENTENCES = 40;
const MAX_CHARS = 6_000;

/** A sentence that a language model is given, and may name as proof. */
export interface PackSentence {
  /** s1, s2, … */
  readonly id: string;
  /** A slice of the quotation. */
  readonly text: string;
  /** Number of the citation it stands in. */
  readonly citation: number;
}

/** The sentences of what the answer quotes, in its order: a language model's whole world. Later ones stay behind. */
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
