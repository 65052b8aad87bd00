import type { Language } from '../model/question.ts';
import { judgeScript } from '../text/script/script.ts';
import { contentOf, findAskWords } from './ask-words.ts';

const HAN = /\p{Script=Han}/gu;
const TITLE = /《[^《》]*》/g;
const LATIN_WORD = /[A-Za-z][A-Za-z'’.-]*/g;

/** Characters of Simplified text that Taiwan or Hong Kong write the same, although the full conversion changes them. */
const SHARED = /[唇峰床灶痴秘粽群兑卧囱媪悦户揝敚温税脱腽葱涚榅氲煴愠捝棁蒀蜕]/g;

/**
 * Language of a question. A few Latin words leave a Chinese question Chinese (NDRC定点帮扶哪些县); Chinese names, and titles
 * in 《》 of any length, leave an English one English. The locale decides if no character tells, except those of its ask
 * words (何立峰是谁).
 */
export function detectLanguage(text: string, locale: Language | undefined): Language {
  const own = text.replace(TITLE, ' ');
  const words = /\p{L}/u.test(own) ? own : text;
  const han = words.match(HAN)?.length ?? 0;
  const latin = words.match(LATIN_WORD)?.length ?? 0;
  if (han === 0 && latin === 0) return locale ?? 'zh-Hans';
  if (han === 0) return latin === 1 && isAcronym(words) ? (locale ?? 'en') : 'en';
  if (latin >= 3 && latin * 2 > han) return 'en';
  const script = judgeScript(text.replace(SHARED, ''));
  if (script === 'traditional' || script === 'mixed') return 'zh-Hant';
  const told = judgeScript(contentOf(text, findAskWords(text)).replace(SHARED, ''));
  return told === 'none' && locale === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans';
}

function isAcronym(text: string): boolean {
  return /^[^A-Za-z]*[A-Z]{2,}[^A-Za-z]*$/.test(text);
}
