import type { Span } from '../../model/span.ts';

export type DamageKind = 'replacement-character' | 'mojibake' | 'private-use' | 'control-character';

/** A place where a wrong encoding damaged the text. */
export interface DamagedPlace extends Span {
  readonly kind: DamageKind;
}

/** Every match of the lost-character patterns holds one of these, and they are fast to find. */
const ANY_LOST = /\ufffd|\?\?/;
const ANY_TELLTALE = /[斤烫屯ïâÃÂåæçèéä]/;
const ANY = /(?:)/;
/**
 * Pairs of a fast test and a pattern. The pattern is tried, in this order, only if the text passes its test. Each
 * pattern is a run of one class or a fixed word, so that it takes linear time.
 */
const PATTERNS: readonly (readonly [DamageKind, RegExp, RegExp])[] = [
  [
    'replacement-character',
    ANY_LOST,
    /\ufffd+|(?<=\p{Script=Han})\?{2,}(?=[\p{Script=Han}A-Za-z])|(?<=[“”"'《（(])\?{2,}(?=\p{Script=Han})/gu,
  ],
  [
    'mojibake',
    ANY_TELLTALE,
    /(?:锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯|ï»¿|â€[œ\u009d™˜“”¦]|(?:[ÃÂåæçèéäï][\u0080-\u00bf]{1,2}){2,})+/gu,
  ],
  ['mojibake', ANY, /(?:[锛銆鐨鏄鍦鈥涓浠鍙鏈鐢]\S?[\ue000-\uf8ff€?]?){6,}/gu],
  ['private-use', ANY, /[\ue000-\uf8ff]+/gu],
  ['control-character', ANY, /[^\P{Cc}\t\n\r]+/gu],
];

/** Characters that no decoding restores, ascending, without overlap. They are reported, never guessed. */
export function findDamage(text: string): DamagedPlace[] {
  const places: DamagedPlace[] = [];
  for (const [kind, needed, pattern] of PATTERNS) {
    if (!needed.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      places.push({ kind, start: match.index, end: match.index + match[0].length });
    }
  }
  places.sort((a, b) => a.start - b.start || b.end - a.end);
  return places.filter((place, i) => places.slice(Math.max(0, i - 5), i).every((before) => before.end <= place.start));
}
