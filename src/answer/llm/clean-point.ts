import type { Language } from '../../model/question.ts';

/** Longest point taken from a model. */
const MAX_POINT_CHARS = 300;
const MARK = /\s*(?:[[【]\s*s?\d+(?:\s*[,，、]\s*s?\d+)*\s*[\]】])/gi;
/** Nothing to click, no mention, no mark-up: such things are never asked for. */
const FORBIDDEN = /https?:|www\.|[a-z\d]\.(?:com|cn|org|net|io|gg|me)(?![a-z])|[@<>`{}|]|\]\(/i;

/**
 * A point as one line of plain text: without marks, emphasis, signs of lists and control characters. Undefined where it is
 * too long, holds a link, a mention or mark-up, or is not in the language.
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

/** Whether a sentence holds an address or mark-up: what leads elsewhere may be quoted, and proves nothing. */
export function holdsMarkup(sentence: string): boolean {
  return FORBIDDEN.test(sentence);
}
