import { pinyin } from 'pinyin-pro';

/** Pinyin of a Chinese name as English texts write it: one word with a capital and without tones (灵寿 → Lingshou). */
export function romaniseName(name: string): string {
  const joined = pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
