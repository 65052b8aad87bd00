import type { JiebaWords } from './jieba-files.ts';
import { ROOT } from './word-tree.ts';

/**
 * Ends of the most probable row of words of the dictionary and single characters that codePoints[start..end) is, reckoned from behind.
 */
export function endsOfKnown(
  codePoints: Int32Array,
  start: number,
  end: number,
  { tree, leastWeight }: JiebaWords,
): number[] {
  const length = end - start;
  const best = new Float64Array(length + 1);
  const lengths = new Int32Array(length);
  for (let i = length - 1; i >= 0; i--) {
    best[i] = Number.NEGATIVE_INFINITY;
    let node = ROOT;
    for (let j = i; j < length && node >= 0; j++) {
      node = tree.next(node, codePoints[start + j] as number);
      const own = node < 0 ? Number.NaN : tree.weightAt(node);
      const weight = (best[j + 1] as number) + (j === i && Number.isNaN(own) ? leastWeight : own);
      if (!(weight > (best[i] as number))) continue;
      best[i] = weight;
      lengths[i] = j + 1 - i;
    }
  }
  const ends: number[] = [];
  for (let i = 0; i < length; ) {
    i += lengths[i] as number;
    ends.push(start + i);
  }
  return ends;
}

/** The part of speech that the dictionary gives these characters as a word; undefined if they are none. */
export function tagOfKnown(
  codePoints: Int32Array,
  start: number,
  end: number,
  { tree }: JiebaWords,
): string | undefined {
  let node = ROOT;
  for (let at = start; at < end && node >= 0; at++) node = tree.next(node, codePoints[at] as number);
  return node < 0 ? undefined : tree.tagAt(node);
}
