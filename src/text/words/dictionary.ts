import type { Name } from '../../model/name.ts';
import { isStopWord, plainForm, rootOf, stemOf } from './english.ts';
import { type ChineseWord, WordPostings } from './word-postings.ts';

/** English phrases with their Chinese words. */
export interface Dictionary {
  /**
   * Words with a gloss that is exactly the phrase, given as stems joined by spaces; best first, empty for an unknown
   * phrase.
   */
  find(stems: string): readonly ChineseWord[];
  /** Words with a gloss of several words that contains the stem; best first. */
  findWithin(stem: string): readonly ChineseWord[];
  /** Words with a one-word gloss from the same root. */
  findRelated(stem: string): readonly ChineseWord[];
}

/** An entry of CC-CEDICT: Traditional, Simplified, pinyin, glosses. */
export type DictionaryEntry = readonly [string, string, string, string | readonly string[], ...unknown[]];

const SKIPPED =
  /^(?:(?:old |archaic |erroneous |japanese )?variant of|see (?:also )?[\u3400-\u9fff]|used in [\u3400-\u9fff]|also written|also pr\.|erhua|radical in|euphemistic|onom\.|interjection|phonetic|bound form|component|CL:|kangxi radical|\(?name\)|surname |abbr\. (?:for|of) )/i;
const FORMAL =
  /^\((?:[^)]*\b)?(?:old|archaic|literary|dialect|slang|coll|tw|loanword|vulgar|derog|classical|obsolete|cantonese|jocular|bound form|neologism|internet|euphemism)\b/i;
const WORDS = /[\p{L}\p{N}'’.]+/gu;
const ACRONYM = /(?<=\()[A-Z]{2,6}(?=\))/g;
/** A gloss with more words is an explanation and not a translation. Chosen by hand. */
const MAX_WORDS = 6;

/** The terms of a glossary as dictionary entries: each Chinese form has every English form as a gloss. */
export function termEntries(names: readonly Name[]): DictionaryEntry[] {
  const terms = names.filter((name) => name.kind === 'term' && name.english.length > 0);
  return terms.flatMap(({ canonical, aliases, english }) =>
    [canonical, ...aliases].map((word): DictionaryEntry => [word, word, '', [english.join('; ')]]),
  );
}

/**
 * Makes a dictionary from English to Chinese out of CC-CEDICT's entries. It costs about half a second and 25 MB, so make
 * it once, when it is needed.
 */
export function makeDictionary(entries: Iterable<DictionaryEntry>): Dictionary {
  const building: Building = { words: [], whole: new WordPostings(), within: new WordPostings(), stems: new Map() };
  for (const entry of entries) invert(entry, building);
  const { words, whole, within } = building;
  const related = byRoot(whole.keys());
  const lookUp = (postings: WordPostings): ((key: string) => readonly ChineseWord[]) => {
    postings.seal();
    const known = new Map<string, readonly ChineseWord[]>();
    return (key) => {
      const found = known.get(key);
      if (found !== undefined) return found;
      const list = postings.find(key, words);
      sortCandidates(list);
      if (list.length > 0) known.set(key, list);
      return list;
    };
  };
  const find = lookUp(whole);
  return {
    find,
    findWithin: lookUp(within),
    findRelated: (stem) => {
      const found = (related.get(rootOf(stem)) ?? []).flatMap((key) => find(key));
      sortCandidates(found);
      return found;
    },
  };
}

interface Building {
  /** The Chinese words of the entries. */
  readonly words: string[];
  readonly whole: WordPostings;
  readonly within: WordPostings;
  /** Stems of the words seen so far, because most words appear again. */
  readonly stems: Map<string, string>;
}

function invert(entry: DictionaryEntry, building: Building): void {
  const word = entry[1].toLowerCase();
  if (!/^[\p{Script=Han}a-z0-9·，]+$/u.test(word)) return;
  const at = building.words.push(word) - 1;
  const senses = typeof entry[3] === 'string' ? [entry[3]] : entry[3];
  let position = 0;
  for (const sense of senses) {
    for (const gloss of sense.split(/[;/]/)) {
      const trimmed = gloss.trim();
      if (trimmed === '' || SKIPPED.test(trimmed)) continue;
      const base = (FORMAL.test(trimmed) ? 0.4 : 1) / (1 + 0.15 * position);
      addGloss({ gloss: trimmed, word: at, base }, building);
      position++;
    }
  }
}

interface Gloss {
  readonly gloss: string;
  /** Position of its Chinese word. */
  readonly word: number;
  readonly base: number;
}

function addGloss({ gloss, word, base }: Gloss, { whole, within, stems: known }: Building): void {
  const bracketed = gloss.includes('(');
  for (const [acronym] of bracketed ? gloss.matchAll(ACRONYM) : []) {
    whole.add(acronym.toLowerCase(), word, base);
  }
  const bare = bracketed ? gloss.replace(/\([^)]*\)/g, ' ') : gloss;
  const parts = bare.split(',');
  parts.forEach((part, index) => {
    const stems = glossStems(part, known);
    if (stems.length === 0 || stems.length > MAX_WORDS) return;
    const weight = base * (index === 0 ? 1 : 0.6);
    whole.add(stems.join(' '), word, weight);
    if (stems.length === 1 || stems.length > 4) return;
    for (const stem of new Set(stems)) within.add(stem, word, weight / (stems.length + 0.5));
  });
}

/** Stems of a gloss without "to", articles and other function words, unless nothing else remains. */
function glossStems(gloss: string, known: Map<string, string>): string[] {
  const words = gloss.match(WORDS)?.map(plainForm) ?? [];
  const content = words.filter((word) => !isStopWord(word));
  return (content.length > 0 ? content : words).map((word) => {
    let stem = known.get(word);
    if (stem === undefined) {
      stem = stemOf(word);
      known.set(word, stem);
    }
    return stem;
  });
}

/** Sorts best first and keeps every word once. */
function sortCandidates(list: ChineseWord[]): void {
  list.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
  const seen = new Set<string>();
  let kept = 0;
  for (const candidate of list) {
    if (seen.has(candidate.word)) continue;
    seen.add(candidate.word);
    list[kept++] = candidate;
  }
  list.length = kept;
}

/** One-word keys grouped by their root. */
function byRoot(phrases: Iterable<string>): Map<string, string[]> {
  const related = new Map<string, string[]>();
  for (const key of phrases) {
    if (key.includes(' ')) continue;
    const root = rootOf(key);
    const keys = related.get(root);
    if (keys === undefined) related.set(root, [key]);
    else keys.push(key);
  }
  return related;
}
