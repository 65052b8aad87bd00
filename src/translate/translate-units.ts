import type { NameMention } from '../model/analysis.ts';
import type { Span } from '../model/span.ts';
import type { NameFinder } from '../text/names/names.ts';
import { convertNumbers } from '../text/time/english-dates.ts';
import type { Dictionary } from '../text/words/dictionary.ts';
import { type EnglishWord, wordsOf } from '../text/words/english.ts';
import type { NameListener } from './names-by-sound.ts';
import type { PinyinReader } from './pinyin-words.ts';
import type { TranslationWeights } from './translate-weights.ts';

/** A Chinese form of a piece of English. */
export interface Rendering {
  readonly text: string;
  /** The quality of the rendering, 0 < weight ≤ 1. */
  readonly weight: number;
}

/** A piece of an English question with its Chinese forms, best first. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly english: string;
  readonly renderings: readonly Rendering[];
  /** Number of English words in it that have a meaning of their own. */
  readonly words: number;
  /** The Chinese to write if it is none of the renderings: the corpus lacks the phrase but holds its words. */
  readonly written?: string;
  /** Its name in the glossary. */
  readonly name: NameMention | undefined;
}

export interface UnitTools {
  readonly dictionary: Dictionary;
  readonly findNames: NameFinder;
  readonly readPinyin: PinyinReader;
  readonly hearName: NameListener;
  readonly weights: TranslationWeights;
  /** True if the corpus holds the word or all its pairs of characters. */
  readonly isInCorpus: (chinese: string) => boolean;
}

/** Longest phrase that is looked up in the dictionary, and longest name in pinyin, in words. Chosen by hand. */
const MAX_PHRASE_WORDS = 5;
const MAX_PINYIN_WORDS = 4;

/**
 * Cuts an English question into units, in order: glossary names, dates and numbers, phrases, words. Question phrases
 * are left out.
 */
export function cutUnits(text: string, asking: readonly Span[], tools: UnitTools): Unit[] {
  const lower = text.toLowerCase();
  const fixed = nameUnits(lower, tools.findNames);
  for (const { start, end, chinese } of convertNumbers(lower)) {
    if ([...fixed, ...asking].some((other) => other.start < end && start < other.end)) continue;
    const renderings = chinese.map((form, index) => ({ text: form, weight: index === 0 ? 1 : 0.9 }));
    fixed.push({ start, end, english: text.slice(start, end), renderings, words: 1, name: undefined });
  }
  const units = [...fixed];
  for (const run of runsBetween(wordsOf(text), [...fixed, ...asking])) units.push(...cutRun(run, tools));
  return units.sort((a, b) => a.start - b.start);
}

function nameUnits(lower: string, findNames: NameFinder): Unit[] {
  return findNames(lower).map((name) => {
    const { start, end } = name.span;
    const english = lower.slice(start, end);
    const renderings = name.forms.map((form) => ({ text: form, weight: 1 }));
    return { start, end, english, renderings, words: Math.min(3, english.split(' ').length), name };
  });
}

/** The words outside the fixed units, in unbroken runs. */
function runsBetween(words: readonly EnglishWord[], fixed: readonly Span[]): EnglishWord[][] {
  const runs: EnglishWord[][] = [[]];
  for (const word of words) {
    if (fixed.some((unit) => unit.start < word.end && word.start < unit.end)) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.filter((run) => run.length > 0);
}

function cutRun(run: readonly EnglishWord[], tools: UnitTools): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < run.length; ) {
    const word = run[at] as EnglishWord;
    const found = findPinyin(run, at, tools) ?? (word.isStop ? undefined : findPhrase(run, at, tools));
    if (found === undefined) {
      if (!word.isStop) units.push(wordUnit(run, at, tools));
      at++;
    } else {
      units.push(...(found.isHeld ? [unitOf(run, { at, ...found })] : wordUnits(run, { at, ...found }, tools)));
      at += found.size;
    }
  }
  return units;
}

function wordUnit(run: readonly EnglishWord[], at: number, tools: UnitTools): Unit {
  return unitOf(run, { at, size: 1, renderings: renderWord(run[at] as EnglishWord, tools) });
}

/**
 * The words of a phrase that the corpus lacks, searched for one by one. Its best rendering is written once for all of
 * them.
 */
function wordUnits(run: readonly EnglishWord[], { at, size, renderings }: Piece, tools: UnitTools): Unit[] {
  const units: Unit[] = [];
  for (let i = at; i < at + size; i++) {
    if (run[i]?.isStop) continue;
    units.push({ ...wordUnit(run, i, tools), written: units.length === 0 ? (renderings[0]?.text ?? '') : '' });
  }
  return units;
}

interface Piece {
  readonly at: number;
  readonly size: number;
  readonly renderings: readonly Rendering[];
}

function unitOf(run: readonly EnglishWord[], { at, size, renderings }: Piece): Unit {
  const words = run.slice(at, at + size);
  const english = words.map((word) => word.text).join(' ');
  const start = (words[0] as EnglishWord).start;
  const end = (words.at(-1) as EnglishWord).end;
  const count = words.filter((word) => !word.isStop).length;
  return { start, end, english, renderings, words: count, name: undefined };
}

interface Phrase {
  readonly size: number;
  readonly renderings: readonly Rendering[];
  /** True if the corpus holds at least one of the renderings. */
  readonly isHeld: boolean;
}

/**
 * The longest phrase of two or more words in the dictionary; a phrase that the corpus holds comes before one that it
 * lacks.
 */
function findPhrase(run: readonly EnglishWord[], at: number, tools: UnitTools): Phrase | undefined {
  let lacking: Phrase | undefined;
  for (let size = Math.min(MAX_PHRASE_WORDS, run.length - at); size > 1; size--) {
    const words = run.slice(at, at + size);
    if (words.at(-1)?.isStop) continue;
    const key = words.filter((word) => !word.isStop).map((word) => word.stem);
    if (key.length < 2) continue;
    const found = render(tools.dictionary.find(key.join(' ')));
    const renderings = found.filter(({ text }) => tools.isInCorpus(text));
    if (renderings.length > 0) return { size, renderings: withWords(renderings, words, tools), isHeld: true };
    if (found.length > 0) lacking ??= { size, renderings: found, isHeld: false };
  }
  return lacking;
}

/** The renderings of a phrase and, with a lower weight, those of its words. */
function withWords(renderings: readonly Rendering[], words: readonly EnglishWord[], tools: UnitTools): Rendering[] {
  const all = [...renderings];
  for (const word of words) if (!word.isStop) add(all, tools.dictionary.find(word.stem), tools.weights.ofPhrase);
  return best(all);
}

/**
 * Names typed in pinyin: the longest run of words that spells a name or a word of the corpus. English words that happen
 * to be syllables (he, can, me) count only with a capital inside the sentence, and single ones only if nothing else
 * fits.
 */
function findPinyin(run: readonly EnglishWord[], at: number, tools: UnitTools): Phrase | undefined {
  for (let size = Math.min(MAX_PINYIN_WORDS, run.length - at); size > 0; size--) {
    const words = run.slice(at, at + size);
    if (!words.every((word) => isPinyin(word.lower) && !(word.isStop && (word.start === 0 || !word.isCapital))))
      continue;
    const first = words[0] as EnglishWord;
    const glossed = size === 1 ? render(tools.dictionary.find(first.stem)) : [];
    if (size === 1 && (first.isStop || (glossed.length > 0 && !first.isCapital))) continue;
    const spelt = tools.readPinyin(words.map((word) => word.lower).join(''));
    if (spelt.length === 0) continue;
    const renderings = spelt.map((text, index) => ({ text, weight: index === 0 ? 1 : 0.7 }));
    return { size, renderings: best([...renderings, ...glossed]), isHeld: true };
  }
  return undefined;
}

const SYLLABLE =
  '(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:i?ang|i?ong|uang|i?an|uan|eng|ing|iao|uai|[iu]e|[iu]n|ua|uo|ia|iu|ui|ai|ei|ao|ou|an|en|er|a|o|e|i|u|v)';
const PINYIN = new RegExp(`^(?:${SYLLABLE}){1,5}$`);

function isPinyin(lower: string): boolean {
  return lower.length > 1 && lower.length <= 24 && PINYIN.test(lower);
}

function renderWord(word: EnglishWord, tools: UnitTools): Rendering[] {
  if (/\p{Script=Han}|\d/u.test(word.text)) return [{ text: word.text, weight: 1 }];
  const { dictionary, weights } = tools;
  const whole = dictionary.find(word.stem);
  const renderings = render(whole);
  add(renderings, dictionary.findWithin(word.stem).slice(0, weights.maxWithin), weights.within);
  const confirmed = whole.some((candidate) => tools.isInCorpus(candidate.word));
  add(renderings, dictionary.findRelated(word.stem), confirmed ? weights.relatedToo : weights.related);
  const isName = (word.isCapital && word.start > 0) || whole.length === 0;
  if (isName && /^[a-z]{3,}$/.test(word.lower)) {
    const share = whole.length === 0 ? weights.bySound : weights.alsoBySound;
    for (const { word: bySound, likeness } of tools.hearName(word.lower)) {
      renderings.push({ text: bySound, weight: share * (0.3 + 0.7 * likeness) });
    }
  }
  renderings.push({ text: word.lower, weight: 1 });
  return best(renderings);
}

function render(candidates: readonly { readonly word: string; readonly weight: number }[]): Rendering[] {
  return candidates.map(({ word, weight }) => ({ text: word, weight }));
}

function add(
  into: Rendering[],
  candidates: readonly { readonly word: string; readonly weight: number }[],
  share: number,
): void {
  if (share === 0) return;
  for (const { word, weight } of candidates) into.push({ text: word, weight: weight * share });
}

/** Every text once with its highest weight, best first. */
function best(renderings: readonly Rendering[]): Rendering[] {
  const weights = new Map<string, number>();
  for (const { text, weight } of renderings) weights.set(text, Math.max(weight, weights.get(text) ?? 0));
  const distinct = [...weights].map(([text, weight]) => ({ text, weight }));
  return distinct.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
}
