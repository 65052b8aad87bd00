import { isCommonChar } from '../../text/script/common-chars.ts';

const SAMPLE_CHARS = 20_000;
/** So many Chinese characters tell whether a text is Chinese. */
const SAMPLE_HAN = 300;
/** UTF-8 of Chinese that was read as Western text: a letter from ã to ï, then signs that no word has. */
const LATIN_PAIR = /[ã-ï][\u0080-\u00bf\u0152-\u0161\u0178-\u017e\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]/g;
const MIN_PAIRS = 10;
const MIN_PAIR_SHARE = 0.15;
/** UTF-8 that was read as GBK is Chinese of mostly rare characters. */
const MIN_HAN = 60;
const MIN_COMMON_SHARE = 0.45;

/** True for a text that is mojibake as a whole: nothing of it is what was written. */
export function isGarbled(text: string): boolean {
  const { others, han, sample } = countChars(text);
  if (han < others / 20 && others >= MIN_PAIRS) {
    const pairs = text.slice(0, SAMPLE_CHARS).match(LATIN_PAIR)?.length ?? 0;
    return pairs >= MIN_PAIRS && pairs >= others * MIN_PAIR_SHARE;
  }
  return sample.length >= MIN_HAN && sample.filter(isCommonChar).length < sample.length * MIN_COMMON_SHARE;
}

/** Characters that are not ASCII, Chinese ones among them, and the first of those. */
function countChars(text: string): { others: number; han: number; sample: string[] } {
  let others = 0;
  let han = 0;
  const sample: string[] = [];
  for (let i = 0; i < text.length && i < SAMPLE_CHARS && sample.length < SAMPLE_HAN; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    others++;
    if (code < 0x3400 || code > 0x9fff) continue;
    han++;
    sample.push(text.charAt(i));
  }
  return { others, han, sample };
}
