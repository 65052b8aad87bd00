import jieba from 'nodejieba';
import type { Random } from './random.ts';

/** jieba's tags of persons, places and organisations, which are replaced by one of the same tag. */
const NAME_TAGS = new Set(['nr', 'nrt', 'ns', 'nt']);
/** jieba's tags of nouns, which are replaced by each other. */
const NOUN_TAGS = new Set(['n', 'vn', 'nz', 'l']);
const YEAR = /(?:1[5-9]|20)\d\d(?=年)/;
/** Nouns with little meaning; replacing one changes no question. */
const EMPTY =
  /^(?:时候|时间|地方|名字|名称|原因|情况|问题|内容|方面|作品|人物|数量|部分|特点|世纪|年代|时期|目的|作用|意思|关系)$/;

interface Word {
  readonly text: string;
  readonly tag: string;
}

/**
 * Turns a question into one that the passage seems to answer but does not: another year, another name of the same kind
 * or another noun in place of one that question and passage share. Undefined if nothing can be replaced.
 */
export type MakeNearMiss = (question: string, passage: string) => string | undefined;

/** Takes the replacement words from `questions`. */
export function makeNearMisses(questions: readonly string[], random: Random): MakeNearMiss {
  const pool = new Map<string, string[]>();
  for (const { text, tag } of questions.flatMap(wordsOf)) pool.set(tag, [...(pool.get(tag) ?? []), text]);
  return (question, passage) => {
    const year = YEAR.exec(question)?.[0];
    if (year !== undefined && passage.includes(year) && random.next() < 0.5) {
      const other = String(Number(year) + (random.next() < 0.5 ? -1 : 1) * (1 + Math.floor(random.next() * 8)));
      return passage.includes(other) ? undefined : question.replace(year, other);
    }
    const word = random.pick(wordsOf(question).filter(({ text }) => passage.includes(text)));
    const other = word && random.pick(pool.get(word.tag) ?? []);
    if (!word || !other || passage.includes(other) || sharesCharacter(other, word.text)) return undefined;
    return question.replace(word.text, () => other);
  };
}

/** Words that share a character may mean the same (人口, 人数). */
function sharesCharacter(a: string, b: string): boolean {
  return [...a].some((char) => b.includes(char));
}

/** Names and nouns of two characters or more. */
function wordsOf(text: string): Word[] {
  const tagged = jieba.tag(text).filter(({ word }) => [...word].length >= 2 && !EMPTY.test(word));
  return tagged.flatMap(({ word, tag }) => {
    if (NAME_TAGS.has(tag)) return [{ text: word, tag }];
    return NOUN_TAGS.has(tag) ? [{ text: word, tag: 'n' }] : [];
  });
}
