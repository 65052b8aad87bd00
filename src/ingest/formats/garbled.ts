import { isCommonUnit } from '../../text/script/common-chars.ts';

/** Characters at the beginning that tell if a text is garbled. Chosen by hand. */
const SAMPLE_CHARS = 20_000;
/** Number of Chinese characters that are enough to judge a text. */
const SAMPLE_HAN = 300;
/** Chinese UTF-8 read as Western text: a letter from ã to ï, then signs that no word contains. */
const LATIN_PAIR = /[ã-ï][\u0080-\u00bf\u0152-\u0161\u0178-\u017e\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]/g;
/** GBK or Big5 read as Western text: runs of accented capitals and signs, which no language has. */
const LATIN_RUN = /[\u00a1-\u00bf\u00c0-\u00ff\u0152-\u0178]{6,}/g;
/** Least shares and numbers of such signs in a text that is mojibake. Chosen by hand. */
const MIN_RUN_SHARE = 0.6;
const MIN_PAIRS = 10;
const MIN_PAIR_SHARE = 0.15;
/** UTF-8 read as GBK becomes Chinese with mostly rare characters; this many are needed to judge. */
const MIN_HAN = 60;
/** Mojibake has a smaller share of everyday characters. Chosen by hand. */
const MIN_COMMON_SHARE = 0.45;

/** True for a text that is completely mojibake. */
export function isGarbled(text: string): boolean {
  const { others, han, common } = countChars(text);
  if (han < others / 20 && others >= MIN_PAIRS) {
    const sample = text.slice(0, SAMPLE_CHARS);
    const pairs = sample.match(LATIN_PAIR)?.length ?? 0;
    const inRuns = (sample.match(LATIN_RUN) ?? []).reduce((sum, run) => sum + run.length, 0);
    return (
      (others >= MIN_HAN && inRuns >= others * MIN_RUN_SHARE) ||
      (pairs >= MIN_PAIRS && pairs >= others * MIN_PAIR_SHARE)
    );
  }
  return han >= MIN_HAN && common < han * MIN_COMMON_SHARE;
}

/** Numbers of characters that are not ASCII, of Chinese ones among them, and of everyday ones among these. */
function countChars(text: string): { others: number; han: number; common: number } {
  let others = 0;
  let han = 0;
  let common = 0;
  for (let i = 0; i < text.length && i < SAMPLE_CHARS && han < SAMPLE_HAN; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    others++;
    if (code < 0x3400 || code > 0x9fff) continue;
    han++;
    if (isCommonUnit(code)) common++;
  }
  return { others, han, common };
}
