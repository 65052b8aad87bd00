import type { Span } from '../../model/span.ts';
import { foldText } from '../script/fold.ts';
import { makeTrie } from '../words/trie.ts';

/** Names in both locales, because 纽西兰 is Taiwan's word for 新西兰. */
const LOCALES = ['zh-Hans', 'zh-Hant'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** China's own places have a gazetteer; the other entries are not countries. */
const LEFT_OUT = /^(?:中国|中华|未知|伪|世界|联合国|欧盟|欧元区)|地区$/;

/** Short forms that the list of regions lacks. */
const SHORT = ['英国', '美国', '韩国', '朝鲜', '阿联酋', '俄国', '南韩', '北韩', '捷克', '波黑', '欧盟'];

const countries = makeTrie([...new Set([...names(), ...SHORT])].map((name): [string, true] => [name, true]));

/** Names of countries in folded text, in order, without overlap; the longest name wins at every position. */
export function countriesIn(folded: string): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < folded.length; ) {
    const match = countries.startingAt(folded, at);
    if (match === undefined) at++;
    else {
      found.push({ start: at, end: match.end });
      at = match.end;
    }
  }
  return found;
}

/** Names of all regions of ISO 3166 in the runtime's own tables (CLDR). */
function names(): string[] {
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return LOCALES.flatMap((locale) => {
    const regions = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    return codes.flatMap((code) => regions.of(code) ?? []);
  })
    .map(foldText)
    .filter((name) => /^\p{Script=Han}{2,}$/u.test(name) && !LEFT_OUT.test(name));
}
