import { isStopWord, plainForm, rootOf, stemOf } from './english.ts';

/** A Chinese word for an English phrase. */
export interface Candidate {
  readonly word: string;
  /** How well it renders the phrase, 0 < weight ≤ 1: a first, whole gloss is worth most. */
  readonly weight: number;
}

/** English phrases with their Chinese words. */
export interface Dictionary {
  /** Words whose whole gloss is the phrase, given as its stems joined by spaces; best first, none for an unknown one. */
  find(stems: string): readonly Candidate[];
  /** Words with the stem as one of several words of a gloss; best first. */
  findWithin(stem: string): readonly Candidate[];
  /** Words with a whole gloss of one word derived from the same root. */
  findRelated(stem: string): readonly Candidate[];
}

/** An entry of CC-CEDICT: traditional, simplified, pinyin, glosses. */
export type DictionaryEntry = readonly [string, string, string, string | readonly string[], ...unknown[]];

const SKIPPED =
  /^(?:(?:old |archaic |erroneous |japanese )?variant of|see (?:also )?[\u3400-\u9fff]|used in [\u3400-\u9fff]|also written|also pr\.|erhua|radical in|euphemistic|onom\.|interjection|phonetic|bound form|component|CL:|kangxi radical|\(?name\)|surname |abbr\. (?:for|of) )/i;
const FORMAL =
  /^\((?:[^)]*\b)?(?:old|archaic|literary|dialect|slang|coll|tw|loanword|vulgar|derog|classical|obsolete|cantonese|jocular|bound form|neologism|internet|euphemism)\b/i;
const MAX_WORDS = 6;

/** Inverts the entries: CC-CEDICT's English glosses become keys. Costs about a second and 100 MB: make it once, when needed. */
export function makeDictionary(entries: Iterable<DictionaryEntry>): Dictionary {
  const whole = new Map<string, Candidate[]>();
  const within = new Map<string, Candidate[]>();
  for (const entry of entries) invert(entry, whole, within);
  for (const list of [...whole.values(), ...within.values()]) sortCandidates(list);
  const related = byRoot(whole);
  const none: readonly Candidate[] = [];
  return {
    find: (stems) => whole.get(stems) ?? none,
    findWithin: (stem) => within.get(stem) ?? none,
    findRelated: (stem) => related.get(rootOf(stem)) ?? none,
  };
}

function invert(entry: DictionaryEntry, whole: Map<string, Candidate[]>, within: Map<string, Candidate[]>): void {
  const word = entry[1].toLowerCase();
  if (!/^[\p{Script=Han}a-z0-9·，]+$/u.test(word)) return;
  const senses = typeof entry[3] === 'string' ? [entry[3]] : entry[3];
  let position = 0;
  for (const sense of senses) {
    for (const gloss of sense.split(/[;/]/)) {
      const trimmed = gloss.trim();
      if (trimmed === '' || SKIPPED.test(trimmed)) continue;
      const base = (FORMAL.test(trimmed) ? 0.4 : 1) / (1 + 0.15 * position);
      addGloss({ gloss: trimmed, word, base }, whole, within);
      position++;
    }
  }
}

interface Gloss {
  readonly gloss: string;
  readonly word: string;
  readonly base: number;
}

function addGloss(
  { gloss, word, base }: Gloss,
  whole: Map<string, Candidate[]>,
  within: Map<string, Candidate[]>,
): void {
  for (const [acronym] of gloss.matchAll(/(?<=\()[A-Z]{2,6}(?=\))/g))
    add(whole, acronym.toLowerCase(), { word, weight: base });
  const bare = gloss.replace(/\([^)]*\)/g, ' ');
  const parts = bare.split(',');
  parts.forEach((part, index) => {
    const stems = glossStems(part);
    if (stems.length === 0 || stems.length > MAX_WORDS) return;
    const weight = base * (index === 0 ? 1 : 0.6);
    add(whole, stems.join(' '), { word, weight });
    if (stems.length === 1 || stems.length > 4) return;
    for (const stem of new Set(stems)) add(within, stem, { word, weight: weight / (stems.length + 0.5) });
  });
}

/** Stems of a gloss without "to", articles and other function words, unless nothing else is left. */
function glossStems(gloss: string): string[] {
  const words = gloss
    .split(/[^\p{L}\p{N}'’.]+/u)
    .map(plainForm)
    .filter((word) => word !== '');
  const content = words.filter((word) => !isStopWord(word));
  return (content.length > 0 ? content : words).map(stemOf);
}

function add(index: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [candidate]);
  else {
    const at = list.findIndex((other) => other.word === candidate.word);
    if (at < 0) list.push(candidate);
    else if ((list[at] as Candidate).weight < candidate.weight) list[at] = candidate;
  }
}

function sortCandidates(list: Candidate[]): void {
  list.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
}

function byRoot(whole: ReadonlyMap<string, readonly Candidate[]>): Map<string, Candidate[]> {
  const related = new Map<string, Candidate[]>();
  for (const [key, list] of whole) {
    if (key.includes(' ')) continue;
    const root = rootOf(key);
    for (const candidate of list) add(related, root, candidate);
  }
  for (const list of related.values()) sortCandidates(list);
  return related;
}
