import { from, to } from 'opencc-js/preset/cn2t';
import * as preset from 'opencc-js/preset/t2cn';
import type { Script } from '../../model/article.ts';
import { makeConverter } from './converter.ts';

/** The text as opencc writes it in Simplified characters. */
export const simplified = makeConverter(preset, 't2s');

/** Characters that Simplified text uses too, although opencc would change them outside of words. */
const SHARED = new Set('乾著藉瞭夥麽於餘徵甯昇剋傢摺拚吒菸捱薹脩麴淩燉朮袷醣搧泝氾閒');

const UNKNOWN = 0;
const NEITHER = 1;
const TRADITIONAL = 2;
const SIMPLIFIED = 3;
/** Known script of each UTF-16 unit of the basic plane, filled in when a character first appears. */
const kinds = new Uint8Array(0x10000);

/** True if the text holds at least one character that only Traditional text uses. */
export function isTraditional(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (kindOf(text.charCodeAt(i)) === TRADITIONAL) return true;
  return false;
}

/**
 * Judges the script of a text by its telling characters, which only one of the two scripts uses. One in ten of the
 * other script is tolerated (a name, a slip); more than that makes the text mixed.
 */
export function judgeScript(text: string): Script {
  let traditional = 0;
  let simple = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind === TRADITIONAL) traditional++;
    else if (kind === SIMPLIFIED) simple++;
  }
  if (traditional + simple === 0) return 'none';
  if (traditional > 9 * simple) return 'traditional';
  return simple > 9 * traditional ? 'simplified' : 'mixed';
}

function kindOf(code: number): number {
  const known = kinds[code] as number;
  if (known !== UNKNOWN) return known;
  const found = judgeChar(String.fromCharCode(code));
  kinds[code] = found;
  return found;
}

function judgeChar(char: string): number {
  if (char < '\u2E80' || (char >= '\uD800' && char <= '\uDFFF')) return NEITHER;
  if (!SHARED.has(char) && simplified(char) !== char) return TRADITIONAL;
  return simplifiedOnly().has(char) ? SIMPLIFIED : NEITHER;
}

/** Usual in Traditional text from the mainland, although the standards of Taiwan and Hong Kong differ. */
const ALSO_TRADITIONAL = '并于占布采游';

function entriesOf(dictionary: unknown): string[] {
  return typeof dictionary === 'string' ? dictionary.split('|') : [];
}

let onlySimplified: ReadonlySet<string> | undefined;

/** Characters that no word of Traditional text uses (国, but not 后, which is in 皇后). */
function simplifiedOnly(): ReadonlySet<string> {
  if (onlySimplified) return onlySimplified;
  const groups = [from['cn'], to['tw'], to['hk']].flatMap((list) => (list ?? []).flat());
  const changed = new Set<string>();
  const traditional = new Set<string>(ALSO_TRADITIONAL);
  for (const entry of groups.flatMap(entriesOf)) {
    const [plain = '', written = ''] = entry.split(' ');
    if (plain.length === 1 && written !== plain) changed.add(plain);
    for (const char of written) traditional.add(char);
  }
  for (const char of traditional) changed.delete(char);
  onlySimplified = changed;
  return changed;
}
