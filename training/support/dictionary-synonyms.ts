import { readDictionary } from '../../src/ingest/corpus/read-dictionary.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { glossesOf, listedWords } from '../dictionaries.ts';

/** Smallest frequency in jieba's word list; sentences seldom hold rarer words. Chosen by hand. */
const MIN_COUNT = 30;
/** A gloss of more words than this says little about each of them. Chosen by hand. */
const MOST_WORDS = 8;
/** Share of the glosses of either word that a pair must have in common. Chosen by looking at a hundred pairs. */
const SHARED = 0.5;
const WORD = /^\p{Script=Han}{2,4}$/u;
const NO_MEANING = /^(?:$|see|variant|old|abbr|cl:|surname|lit|fig|used|classifier|also)/;

/**
 * Words of the same meaning by CC-CEDICT, folded: pairs of the same part of speech that share at least two glosses and
 * half of all, or whose only gloss is the same. A few of a hundred pairs differ in meaning.
 */
export function dictionarySynonyms(): ReadonlyMap<string, readonly string[]> {
  const tags = wordTags();
  const glosses = meaningsOf(tags);
  const words = new Map<string, string[]>();
  for (const [word, said] of glosses) for (const gloss of said) words.set(gloss, [...(words.get(gloss) ?? []), word]);
  const synonyms = new Map<string, string[]>();
  for (const [word, said] of glosses) {
    const shared = new Map<string, number>();
    const few = [...said].map((gloss) => words.get(gloss) ?? []).filter((those) => those.length <= MOST_WORDS);
    for (const other of few.flat()) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, count] of shared) {
      const most = Math.max(said.size, glosses.get(other)?.size ?? 0);
      const isSame = most === 1 || (count > 1 && count >= SHARED * most);
      if (other !== word && isSame && tags.get(word)?.[0] === tags.get(other)?.[0])
        synonyms.set(word, [...(synonyms.get(word) ?? []), other]);
    }
  }
  return synonyms;
}

/** jieba's part of speech of each word that is frequent enough. */
function wordTags(): Map<string, string> {
  const frequent = listedWords().filter(({ word, count }) => WORD.test(word) && count >= MIN_COUNT);
  return new Map(frequent.map(({ word, tag }) => [foldText(word), tag]));
}

function meaningsOf(tags: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const glosses = new Map<string, Set<string>>();
  for (const entry of readDictionary()) {
    const word = foldText(entry[1]);
    if (!tags.has(word)) continue;
    const known = glosses.get(word) ?? new Set();
    for (const gloss of glossesOf(entry)) {
      const bare = gloss
        .replace(/\([^)]*\)/g, '')
        .trim()
        .toLowerCase()
        .replace(/^(?:a|an|the) /, '');
      if (!NO_MEANING.test(bare)) known.add(bare);
    }
    glosses.set(word, known);
  }
  return glosses;
}
