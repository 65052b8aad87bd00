import { fold } from '../../text/script/fold.ts';
import { EXCHANGED } from './openings.ts';

const PREPOSITION = /^(?:在|对|从|于|到|是)/;
/** An ending that by itself makes the words a question. */
const ENDING = /(?:的?(?:呢|情况呢?|怎么样|怎样|如何|又如何|咋样|又怎么样))$/;
const MARKS = /[\s?？。.!！~～…]+$/u;

/** The content of a follow-up, without the words that mark it as one. */
export interface Core {
  readonly text: string;
  /** True if 那 before it or 呢 after it marks it as a follow-up. */
  readonly isMarked: boolean;
  /** True if a preposition stood before it (在吉林呢). */
  readonly hasPreposition: boolean;
}

/** The bare thing in 那吉林呢？ and similar questions. */
export function coreOf(question: string): Core {
  const plain = question.trim().replace(MARKS, '');
  const { text: folded, toOriginal } = fold(plain);
  const opening = EXCHANGED.exec(folded)?.[0].length ?? 0;
  const ending = ENDING.exec(folded.slice(opening))?.[0].length ?? 0;
  const preposition = PREPOSITION.exec(folded.slice(opening, folded.length - ending))?.[0].length ?? 0;
  return {
    text: plain.slice(toOriginal(opening + preposition), toOriginal(folded.length - ending)).trim(),
    isMarked: opening > 0 || ending > 0,
    hasPreposition: preposition > 0,
  };
}
