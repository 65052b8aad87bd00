import { isCommonChar } from '../script/common-chars.ts';
import { readingsOf } from './pinyin.ts';

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fa5;

let bySound: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The other everyday characters with the same usual reading as `char`, tones ignored, in code order; empty for a rare
 * sound.
 */
export function sameSound(char: string): readonly string[] {
  bySound ??= indexBySound();
  const [sound = ''] = readingsOf(char);
  return (bySound.get(sound) ?? []).filter((one) => one !== char);
}

function indexBySound(): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (let code = FIRST_HAN; code <= LAST_HAN; code++) {
    const char = String.fromCharCode(code);
    const [sound] = isCommonChar(char) ? readingsOf(char) : [];
    if (sound) index.set(sound, [...(index.get(sound) ?? []), char]);
  }
  return index;
}
