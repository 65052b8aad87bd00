import jieba from 'nodejieba';
import type { Random } from './random.ts';

/** jieba's tags of persons, places and organisations. */
const NAME_TAGS = new Set(['nr', 'nrt', 'ns', 'nt']);
const YEAR = /(?:1[5-9]|20)\d\d(?=年)/;

interface Name {
  readonly text: string;
  readonly tag: string;
}

/**
 * Turns a question into one that the passage looks like answering and does not: another year, or another name of the
 * same kind, in place of one that stands in question and passage alike. Undefined where nothing can be exchanged.
 */
export type MakeNearMiss = (question: string, passage: string) => string | undefined;

/** Takes the names to exchange from `questions`. */
export function makeNearMisses(questions: readonly string[], random: Random): MakeNearMiss {
  const pool = new Map<string, string[]>();
  for (const { text, tag } of questions.flatMap(namesOf)) pool.set(tag, [...(pool.get(tag) ?? []), text]);
  return (question, passage) => {
    const year = YEAR.exec(question)?.[0];
    if (year !== undefined && passage.includes(year) && random.next() < 0.7) {
      const other = String(Number(year) + (random.next() < 0.5 ? -1 : 1) * (1 + Math.floor(random.next() * 8)));
      return passage.includes(other) ? undefined : question.replace(year, other);
    }
    const name = random.pick(namesOf(question).filter(({ text }) => passage.includes(text)));
    const other = name && random.pick(pool.get(name.tag) ?? []);
    if (!name || !other || passage.includes(other) || other.includes(name.text) || name.text.includes(other))
      return undefined;
    return question.replace(name.text, () => other);
  };
}

function namesOf(text: string): Name[] {
  const words = jieba.tag(text).map(({ word, tag }) => ({ text: word, tag }));
  return words.filter(({ text: word, tag }) => NAME_TAGS.has(tag) && [...word].length >= 2);
}
