import { cutWords, firstHeadNoun } from '../../text/words/segment.ts';

/** The counted thing, after 多少 and a measure word. */
const COUNTED = /(?:多少|几)[个家名位人项次篇条座所户只件种]?(\p{Script=Han}{2,12})/u;
const COUNTED_BEFORE = /(\p{Script=Han}{2,12}?)\s*的?(?:数量|总数|数目|人数)(?:是|有|为|多少)*$/u;

/**
 * The last word of the thing after 多少, without what it does there (多少贫困县脱贫: 贫困县, and 9899万人脱贫 counts no county), or
 * before 数量; undefined if there is none.
 * @param question folded
 */
export function countedThing(question: string): string | undefined {
  const behind = COUNTED.exec(question)?.[1];
  if (behind !== undefined) return firstHeadNoun(behind) ?? cutWords(behind).at(-1);
  return cutWords(COUNTED_BEFORE.exec(question)?.[1] ?? '').at(-1);
}
