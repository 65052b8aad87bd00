import { pinyin } from 'pinyin-pro';

/** Toneless pinyin syllables of a Chinese word, ü written v, read in context (银行 → yin hang). */
export function syllablesOf(word: string): string[] {
  return pinyin(word, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
}
