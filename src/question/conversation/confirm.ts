import type { Turn } from '../../model/turn.ts';
import { fold } from '../../text/script/fold.ts';
import type { Exchanged } from '../reference/exchange.ts';
import { shapeOf, statementOf } from '../reference/shape.ts';
import type { FollowUpReading } from '../reference/tools.ts';

const ASKS = /^(?:那么|那)?(?:难道)?(?:不是|是不是|是否是|会不会是|应该是|是)/;
const ENDING = /(?:吗|么|吧|呢|对吗|对不对)?[\s?？。!！]*$/u;
/** A longer text is not a guess at an answer. Chosen by hand. */
const MAX_GUESS_CHARS = 16;

/** Turns a guess at the earlier question's answer (是不是蒋天宝？) into that question with the guess in it. */
export function confirm(text: string, turns: readonly Turn[], reading: FollowUpReading): Exchanged | undefined {
  const { text: folded, toOriginal } = fold(text);
  const start = ASKS.exec(folded)?.[0].length ?? 0;
  const length = folded.replace(ENDING, '').length;
  const guess = text.slice(toOriginal(start), toOriginal(length)).trim();
  const isAsked = length < folded.length || /是不是|是否/.test(folded);
  if (start === 0 || !isAsked || guess.length < 2 || guess.length > MAX_GUESS_CHARS) return undefined;
  if (shapeOf(guess, reading).ask !== '' || /[的在有了]/.test(guess)) return undefined;
  const latest = turns.at(-1);
  if (latest === undefined || shapeOf(latest.question, reading).ask === '') return undefined;
  return { text: `${statementOf(latest.question, guess, reading)}吗？`, taken: guess };
}
