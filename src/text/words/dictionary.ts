import type { Name } from '../../model/name.ts';
import { isStopWord, plainForm, rootOf, stemOf } from './english.ts';

/** A Chinese word for an English phrase. */
export interface ChineseWord {
  readonly word: string;
  /** Quality of the rendering, 0 < weight ≤ 1; a first gloss that is the whole phrase counts most. */
  readonly weight: number;
}

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
 * Makes a dictionary from English to Chinese out of CC-CEDICT's entries. It costs about a second and 100 MB, so make it
 * once, when it is needed.
 */
export function makeDictionary(entries: Iterable<DictionaryEntry>): Dictionary {
  const index: Index = { whole: new Map(), within: new Map(), stems: new Map() };
  for (const entry of entries) invert(entry, index);
  index.stems.clear();
  const related = byRoot(index.whole);
  const sorted = new Set<ChineseWord[]>();
  const lookUp = (map: Map<string, ChineseWord[]>, key: string): readonly ChineseWord[] => {
    const list = map.get(key);
    if (list === undefined) return [];
    if (!sorted.has(list)) {
      sortCandidates(list);
      sorted.add(list);
    }
    return list;
  };
  return {
    find: (stems) => lookUp(index.whole, stems),
    findWithin: (stem) => lookUp(index.within, stem),
    findRelated: (stem) => {
      const keys = related.get(rootOf(stem)) ?? [];
      const found = keys.flatMap((key) => lookUp(index.whole, key));
      sortCandidates(found);
      return found;
    },
  };
}

interface Index {
  readonly whole: Map<string, ChineseWord[]>;
  readonly within: Map<string, ChineseWord[]>;
  /** Stems of the words seen so far, because most words appear again. */
  readonly stems: Map<string, string>;
}

function invert(entry: DictionaryEntry, index: Index): void {
  const word = entry[1].toLowerCase();
  if (!/^[\p{Script=Han}a-z0-9·，]+$/u.test(word)) return;
  const senses = typeof entry[3] === 'string' ? [entry[3]] : entry[3];
  let position = 0;
  for (const sense of senses) {
    for (const gloss of sense.split(/[;/]/)) {
      const trimmed = gloss.trim();
      if (trimmed === '' || SKIPPED.test(trimmed)) continue;
      const base = (FORMAL.test(trimmed) ? 0.4 : 1) / (1 + 0.15 * position);
      addGloss({ gloss: trimmed, word, base }, index);
      position++;
    }
  }
}

interface Gloss {
  readonly gloss: string;
  readonly word: string;
  readonly base: number;
}

function addGloss({ gloss, word, base }: Gloss, { whole, within, stems: known }: Index): void {
  const bracketed = gloss.includes('(');
  for (const [acronym] of bracketed ? gloss.matchAll(ACRONYM) : []) {
    add(whole, acronym.toLowerCase(), { word, weight: base });
  }
  const bare = bracketed ? gloss.replace(/\([^)]*\)/g, ' ') : gloss;
  const parts = bare.split(',');
  parts.forEach((part, index) => {
    const stems = glossStems(part, known);
    if (stems.length === 0 || stems.length > MAX_WORDS) return;
    const weight = base * (index === 0 ? 1 : 0.6);
    add(whole, stems.join(' '), { word, weight });
    if (stems.length === 1 || stems.length > 4) return;
    for (const stem of new Set(stems)) add(within, stem, { word, weight: weight / (stems.length + 0.5) });
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

function add(index: Map<string, ChineseWord[]>, key: string, candidate: ChineseWord): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [candidate]);
  else list.push(candidate);
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
function byRoot(whole: ReadonlyMap<string, unknown>): Map<string, string[]> {
  const related = new Map<string, string[]>();
  for (const key of whole.keys()) {
    if (key.includes(' ')) continue;
    const root = rootOf(key);
    const keys = related.get(root);
    if (keys === undefined) related.set(root, [key]);
    else keys.push(key);
  }
  return related;
}
