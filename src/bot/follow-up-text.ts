import { MAX_QUESTION_CHARS } from '../model/question.ts';

/** Longer questions say themselves what they are about. */
const MAX_ELLIPTIC_CHARS = 24;
/** Begins as only a further question does. */
const OPENING = /^(那|那么|还有|另外|然后|再|其中|具体|and|then|what about|how about|also)/i;
/** Points at something said before. */
const POINTING = /它|他|她|该|此|这|那|其|上述|\b(it|its|they|their|them|he|she|his|her|this|that|these|those)\b/i;
/** Asks nothing but by its ending (去年呢？). */
const TRAILING = /(呢|吗)?[？?]?$/;

/** True for a question that cannot be understood without what was asked before it (那去年呢？). */
export function isElliptic(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > MAX_ELLIPTIC_CHARS) return false;
  if (OPENING.test(trimmed) || POINTING.test(trimmed)) return true;
  return /呢[？?]?$/.test(trimmed) || trimmed.replace(TRAILING, '').length <= 4;
}

/** What to look up for a further question: itself, or after the latest of the earlier ones where it needs that. */
export function joinTurns(earlier: readonly string[], text: string): string {
  const previous = earlier.at(-1);
  if (previous === undefined || !isElliptic(text)) return text;
  const room = MAX_QUESTION_CHARS - text.length - 1;
  return room <= 0 ? text : `${previous.slice(0, room)} ${text}`;
}
