import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Day } from '../../model/day.ts';
import type { ArticleSummary } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import { renderDay, renderDayChoice } from '../../render/discord/discord-articles.ts';
import { LIMITS } from '../../render/discord/discord-limits.ts';
import { LANGUAGES } from '../../render/strings/language.ts';
import { foldText } from '../../text/script/fold.ts';
import { parseTypedDays } from '../../text/time/typed-day.ts';
import type { Choice } from '../discord/discord-api.ts';

/** The end of a range of days that is being chosen. */
export type Side = 'from' | 'to';

interface Typed {
  readonly text: string;
  readonly side: Side;
  readonly now: Day;
  readonly language: Language;
}

/** The first or last of the days that a text names; undefined if it is not a date. */
export function dayTyped({ text, side, now }: Pick<Typed, 'text' | 'side' | 'now'>): Day | undefined {
  return parseTypedDays(foldText(text), now)?.[side];
}

/** A day with articles, prepared for searching while somebody types. */
export interface ListedDay {
  readonly day: Day;
  readonly articles: number;
  /** Notations of the day, folded, in lower case. */
  readonly forms: readonly string[];
}

/** Writing a day in every language is slow, and thousands at once would block everything else. Chosen by hand. */
const BATCH = 200;

/** The days of the articles, newest first; it pauses between batches. */
export async function listDays(articles: readonly ArticleSummary[]): Promise<readonly ListedDay[]> {
  const counts = new Map<Day, number>();
  for (const { publishedOn: day } of articles) if (day !== null) counts.set(day, (counts.get(day) ?? 0) + 1);
  const listed: ListedDay[] = [];
  for (const day of [...counts.keys()].sort().reverse()) {
    const forms = [day, ...LANGUAGES.map((language) => foldText(renderDay(day, language)).toLowerCase())];
    listed.push({ day, articles: counts.get(day) ?? 0, forms });
    if (listed.length % BATCH === 0) await nextTurn();
  }
  return listed;
}

/**
 * Days to choose while somebody types: the day that the text names, then those whose notation contains it; all days for
 * an empty text.
 */
export function dayChoices(days: readonly ListedDay[], typed: Typed): Choice[] {
  const named = dayTyped(typed);
  const wanted = foldText(typed.text.trim()).toLowerCase();
  const fitting = days.filter(({ day, forms }) => day !== named && forms.some((form) => form.includes(wanted)));
  const known = days.find(({ day }) => day === named);
  const chosen = [...(named === undefined ? [] : [known ?? { day: named, articles: 0 }]), ...fitting];
  return chosen
    .slice(0, LIMITS.choices)
    .map(({ day, articles }) => ({ name: renderDayChoice(day, articles, typed.language), value: day }));
}
