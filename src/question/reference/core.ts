import { fold } from '../../text/script/fold.ts';
import { EXCHANGED } from './openings.ts';

const PREPOSITION = /^(?:在|对|从|于|到|是)/;
/** Asks nothing but by its ending. */
const ENDING = /(?:的?(?:呢|情况呢?|怎么样|怎样|如何|又如何|咋样|又怎么样))$/;
const MARKS = /[\s?？。.!！~～…]+$/u;

/** What a further question consists of, without the words that mark it as one. */
export interface Core {
  readonly text: string;
  /** Whether it was marked as a further question: 那 before it, 呢 behind it. */
  readonly isMarked: boolean;
  /** Whether a preposition stood before it (在吉林呢). */
  readonly hasPreposition: boolean;
}

/** The bare thing of 那吉林呢？ and the like. */
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
