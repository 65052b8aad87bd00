import { isCommonChar } from '../../text/script/common-chars.ts';

const SAMPLE_CHARS = 20_000;
/** UTF-8 of Chinese that was read as Western text: a letter from ã to ï, then signs that no word has. */
const LATIN_PAIR = /[ã-ï][\u0080-\u00bf\u0152-\u0161\u0178-\u017e\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]/g;
const HAN = /\p{Script=Han}/gu;
const NOT_ASCII = /[\u0080-\uffff]/g;
const MIN_PAIRS = 10;
const MIN_PAIR_SHARE = 0.15;
/** UTF-8 that was read as GBK is Chinese of mostly rare characters. */
const MIN_HAN = 60;
const MIN_COMMON_SHARE = 0.45;

/** True for a text that is mojibake as a whole: nothing of it is what was written. */
export function isGarbled(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARS);
  const others = sample.match(NOT_ASCII)?.length ?? 0;
  const han = sample.match(HAN) ?? [];
  const pairs = sample.match(LATIN_PAIR)?.length ?? 0;
  if (pairs >= MIN_PAIRS && han.length < others / 20 && pairs >= others * MIN_PAIR_SHARE) return true;
  return han.length >= MIN_HAN && han.filter(isCommonChar).length < han.length * MIN_COMMON_SHARE;
}
