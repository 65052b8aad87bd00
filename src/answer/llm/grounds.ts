import type { DateMention, NumberMention } from '../../model/analysis.ts';
import type { Citation } from '../../model/answer.ts';
import type { NameFinder } from '../../text/names/names.ts';
import { placesIn } from '../../text/names/places.ts';
import { foldText } from '../../text/script/fold.ts';
import { syllablesOf } from '../../text/sound/pinyin.ts';
import { datesIn } from '../../text/time/dates.ts';
import { numbersIn } from '../../text/time/numbers.ts';

/** What a sentence may say: everything that stands in the passages it cites. */
export interface Grounds {
  /** The passages, unchanged. */
  readonly quotes: readonly string[];
  /** The passages folded, one a line. */
  readonly text: string;
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** Full names of the places named. */
  readonly places: ReadonlySet<string>;
  /** Canonical names of the bodies and terms named. */
  readonly names: ReadonlySet<string>;
  /** Words of Latin letters and digits. */
  readonly latin: ReadonlySet<string>;
  /** The Chinese of the text in pinyin, for names in English sentences. */
  readonly syllables: readonly string[];
}

/** Dates without a year count from here, in sentence and passage alike. */
const SOME_DAY = '2001-01-01';
const LATIN_WORD = /[\p{Script=Latin}][\p{Script=Latin}\d]*(?:[.-][\p{Script=Latin}\d]+)*/gu;

export function groundsOf(citations: readonly Citation[], findNames: NameFinder): Grounds {
  const quotes = citations.map(({ quote }) => quote);
  const text = foldText(quotes.join('\n'));
  return {
    quotes,
    text,
    numbers: numbersIn(text),
    dates: datesOf(text),
    places: new Set(placesIn(text).map(({ name }) => name)),
    names: new Set(findNames(text).map(({ canonical }) => canonical)),
    latin: new Set(latinWords(text)),
    syllables: syllablesOf(text),
  };
}

/** Dates of folded text, comparable between texts. */
export function datesOf(folded: string): DateMention[] {
  return datesIn(folded, SOME_DAY);
}

export function latinWords(folded: string): string[] {
  return [...folded.matchAll(LATIN_WORD)].map(([word]) => word);
}
