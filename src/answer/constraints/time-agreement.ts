import type { Day } from '../../model/day.ts';
import { lastBefore } from '../../model/span.ts';
import { type ArticleText, perObject } from '../passages/article-texts.ts';

const YEAR = /(?<!\d)((?:19|20)\d\d)(?!\d)/g;
const ORDINAL = /第[一二三四五六七八九十百\d]+[届次期批个]|首[届次批]/g;

const RELATIVE = [
  ['前年', -2],
  ['去年', -1],
  ['上年', -1],
  ['今年', 0],
  ['明年', 1],
] as const;

function yearsIn(text: string): string[] {
  return [...text.matchAll(YEAR)].map((match) => match[1] as string);
}

/** The years that 去年 and similar words mean in an article of that day; empty without a day. */
function relativeYears(text: string, publishedOn: Day | null): string[] {
  if (publishedOn === null) return [];
  const words = RELATIVE.filter(([word]) => text.includes(word));
  return words.map(([, distance]) => String(Number(publishedOn.slice(0, 4)) + distance));
}

/** 1 if the question names a year that is neither in the article nor its year of publication, otherwise 0. */
export function missingYear(question: string, { whole, publishedOn }: ArticleText): number {
  const absent = yearsIn(question).some((year) => !whole.includes(year) && !publishedOn?.startsWith(year));
  return absent ? 1 : 0;
}

/** 1 if the question names years and the evidence speaks only of others, see {@link yearsSpokenOf}; otherwise 0. */
export function yearConflict(question: string, article: ArticleText, sentence: string): number {
  const asked = yearsIn(question);
  if (asked.length === 0) return 0;
  const spoken = yearsSpokenOf(article, sentence);
  return spoken.length === 0 || spoken.some((year) => asked.includes(year)) ? 0 : 1;
}

/**
 * The years that a sentence of an article speaks of: its own, else the last one named before it, else those of the
 * title, else the year of publication; empty if the article names none and has no day.
 */
export function yearsSpokenOf(article: ArticleText, sentence: string): readonly string[] {
  const { title, body, publishedOn } = article;
  const at = body.indexOf(sentence);
  const sources = [
    [...yearsIn(sentence), ...relativeYears(sentence, publishedOn)],
    yearBefore(article, at),
    yearsIn(title),
    publishedOn === null ? [] : [publishedOn.slice(0, 4)],
  ];
  return sources.find((years) => years.length > 0) ?? [];
}

/** The years that a body names, in text order. */
const yearPlaces = perObject(({ body }: ArticleText) =>
  [...body.matchAll(YEAR)].map(({ index, 0: year }) => ({ start: index, end: index + year.length, year })),
);

/** The last year named before an offset of the body; empty if there is none. */
function yearBefore(article: ArticleText, at: number): string[] {
  const before = lastBefore(yearPlaces(article), at);
  return before ? [before.year] : [];
}

/** 1 if the question names an edition (第三届, 首次) that the article lacks, otherwise 0. */
export function missingOrdinal(question: string, article: string): number {
  const held = (ordinal: string) => article.includes(ordinal) || article.includes(ordinal.replace('首', '第一'));
  return [...question.matchAll(ORDINAL)].some(([ordinal]) => !held(ordinal)) ? 1 : 0;
}
