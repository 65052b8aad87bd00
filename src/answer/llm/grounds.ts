import type { DateMention, NumberMention } from '../../model/analysis.ts';
import type { NameFinder } from '../../text/names/names.ts';
import { placesIn } from '../../text/names/places.ts';
import { foldText } from '../../text/script/fold.ts';
import { syllablesOf } from '../../text/sound/pinyin.ts';
import { datesIn } from '../../text/time/dates.ts';
import { numbersIn } from '../../text/time/numbers.ts';

/** Facts of a text that can be looked up literally or by value. */
export interface Grounds {
  /** The text, folded. */
  readonly text: string;
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** Every form of the places in the text. */
  readonly places: ReadonlySet<string>;
  /** Canonical names of the bodies and terms in the text. */
  readonly names: ReadonlySet<string>;
  /** Words of Latin letters and digits. */
  readonly latin: ReadonlySet<string>;
  /** The Chinese of the text in pinyin, to check names in English sentences. */
  readonly syllables: readonly string[];
}

/** Dates without a year count from this day in claim and proof alike, so that they can be compared. */
const SOME_DAY = '2001-01-01';
const LATIN_WORD = /[\p{Script=Latin}][\p{Script=Latin}\d]*(?:[.-][\p{Script=Latin}\d]+)*/gu;

export function groundsOf(original: string, findNames: NameFinder): Grounds {
  const text = foldText(original);
  return {
    text,
    numbers: numbersIn(text),
    dates: datesOf(text),
    places: new Set(placesIn(text).flatMap(({ name, forms }) => [name, ...forms])),
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
