import type { Language } from '../../model/question.ts';

/** Longest point accepted from a model, in UTF-16 units. Chosen by hand. */
const MAX_POINT_CHARS = 300;
const MARK = /\s*(?:[[【]\s*s?\d+(?:\s*[,，、]\s*s?\d+)*\s*[\]】])/gi;
/** Links, mentions and mark-up, which the model is never asked for. */
const FORBIDDEN = /https?:|www\.|[a-z\d]\.(?:com|cn|org|net|io|gg|me)(?![a-z])|[@<>`{}|]|\]\(/i;

/**
 * A point as one line of plain text, without marks, emphasis, list signs and control characters. Undefined if it is too
 * long, in another language, or holds a link, a mention or mark-up.
 */
export function cleanPoint(text: string, language: Language): string | undefined {
  if (text.length > 2 * MAX_POINT_CHARS) return undefined;
  const plain = text
    .replace(MARK, '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\*+|__+|^\s*(?:[-–—•#>·]+|\d{1,2}[.)、])\s*(?=\D)/g, '')
    .replace(/\s*(?:——+|--+)\s*/g, language === 'en' ? ', ' : '，')
    .replace(/\s+/g, ' ')
    .trim();
  const isTold = plain.length <= MAX_POINT_CHARS && /[\p{Script=Han}\p{Script=Latin}]/u.test(plain);
  return isTold && !FORBIDDEN.test(plain) && isEnglish(plain) === (language === 'en') ? plain : undefined;
}

function isEnglish(text: string): boolean {
  return count(text, /\p{Script=Latin}/gu) > count(text, /\p{Script=Han}/gu);
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** True if a sentence holds an address or mark-up. Such a sentence may be quoted, but it proves nothing. */
export function holdsMarkup(sentence: string): boolean {
  return FORBIDDEN.test(sentence);
}
