import type { Span } from '../../model/span.ts';
import type { NameFinder } from '../../text/names/names.ts';
import { convertNumbers } from '../../text/time/english-dates.ts';
import { numbersIn, parseNumber } from '../../text/time/numbers.ts';
import { isStopWord, plainForm } from '../../text/words/english.ts';
import { dateHolds, figuresHold } from './figures.ts';
import { datesOf, type Grounds } from './grounds.ts';

const CAPITALS = /\p{Lu}[\p{L}\p{M}'’-]*(?:[ \t]+\p{Lu}[\p{L}\p{M}'’-]*)*/gu;
/** Words inside names that by themselves name nothing. */
const GENERIC = new Set(
  (
    'county counties city cities province provinces autonomous region prefecture district town village municipality ' +
    'chinese china mr mrs ms dr'
  ).split(' '),
);
/** Ordinary words at the beginning of English sentences of this kind. */
const OPENINGS = new Set(
  (
    'according article articles officials participants measures meeting total three two four five among both each local ' +
    'government officially support supported assistance key main several work efforts'
  ).split(' '),
);
/** Longest name in syllables that is compared by its pinyin. Chosen by hand. */
const MAX_SYLLABLES = 8;

/**
 * True if the Chinese grounds contain every date, figure and name of an English sentence: figures and dates by value,
 * names by their English form in the glossary, by their pinyin, or literally.
 */
export function englishHolds(sentence: string, grounds: Grounds, findNames: NameFinder): boolean {
  const lower = sentence.toLowerCase();
  const known = findNames(lower);
  if (!known.every(({ canonical }) => grounds.names.has(canonical))) return false;
  const conversions = convertNumbers(lower);
  if (!conversions.every(({ chinese }) => chinese.some((form) => figureHolds(form, grounds)))) return false;
  const done = [...known.map(({ span }) => span), ...conversions];
  const figures = [...lower.matchAll(/\d[\d,]*(?:\.\d+)?/g)].filter(({ index }) => !covers(done, index));
  if (!figures.every(([figure]) => hasValue(figure, grounds))) return false;
  return namesHold(sentence, done, grounds);
}

function figureHolds(chinese: string, grounds: Grounds): boolean {
  const dates = datesOf(chinese);
  if (dates.length > 0) return dates.every((date) => dateHolds(chinese, date, grounds));
  const [number] = numbersIn(chinese);
  if (number?.unit === '%') return figuresHold(chinese, grounds);
  return chinese.startsWith('第') || number === undefined
    ? grounds.text.includes(chinese) || hasValue(chinese, grounds)
    : hasValue(chinese, grounds);
}

function hasValue(figure: string, { numbers }: Grounds): boolean {
  const value = parseNumber(figure);
  return value !== undefined && numbers.some((number) => number.value === value && number.unit !== '%');
}

function namesHold(sentence: string, done: readonly Span[], grounds: Grounds): boolean {
  return [...sentence.matchAll(CAPITALS)].every((match) => {
    const words = [...match[0].matchAll(/\S+/g)].map((word) => ({
      text: plainForm(word[0]),
      at: match.index + word.index,
    }));
    const isOpening = sentence.slice(0, match.index).trim() === '' && words.length === 1;
    if (isOpening && OPENINGS.has(words[0]?.text ?? '')) return true;
    return runsOf(words.filter(({ at }) => !covers(done, at)).map(({ text }) => text)).every((run) =>
      runHolds(run, grounds),
    );
  });
}

/** Words of a name without the generic ones: Jilin Province's Wangqing County → Jilin, Wangqing. */
function runsOf(words: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const word of words) {
    if (GENERIC.has(word)) runs.push([]);
    else runs.at(-1)?.push(word);
  }
  return runs.filter((run) => run.length > 0);
}

/** Function words may precede the name; "He" may be one, or the surname. */
function runHolds(run: readonly string[], grounds: Grounds): boolean {
  if (run.length === 0) return true;
  const letters = run.join('').replace(/[^a-z\d]/g, '');
  if (run.every((word) => grounds.latin.has(word)) || isPinyin(letters, grounds.syllables)) return true;
  return isStopWord(run[0] ?? '') && runHolds(run.slice(1), grounds);
}

function isPinyin(letters: string, syllables: readonly string[]): boolean {
  return syllables.some((_, first) => {
    let rest = letters;
    for (const syllable of syllables.slice(first, first + MAX_SYLLABLES)) {
      const plain = syllable.replaceAll('v', 'u');
      if (!rest.startsWith(plain)) return false;
      rest = rest.slice(plain.length);
      if (rest === '') return true;
    }
    return false;
  });
}

function covers(spans: readonly Span[], at: number): boolean {
  return spans.some(({ start, end }) => start <= at && at < end);
}
