import type { Day } from '../../model/day.ts';
import type { ArticleSummary } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import { renderDay, renderDayChoice } from '../../render/discord/discord-articles.ts';
import { LIMITS } from '../../render/discord/discord-limits.ts';
import { LANGUAGES } from '../../render/strings/language.ts';
import { foldText } from '../../text/script/fold.ts';
import { parseTypedDays } from '../../text/time/typed-day.ts';
import type { Choice } from '../discord/discord-api.ts';

/** Which end of a span of days is chosen. */
export type Side = 'from' | 'to';

interface Typed {
  readonly text: string;
  readonly side: Side;
  readonly now: Day;
  readonly language: Language;
}

/** The first or last of the days that a text names; undefined where it is no date. */
export function dayTyped({ text, side, now }: Pick<Typed, 'text' | 'side' | 'now'>): Day | undefined {
  return parseTypedDays(foldText(text), now)?.[side];
}

/**
 * Days to choose while one is typed: the day that the text names, then days of articles, the newest first, that are written
 * with it; all of them for nothing typed.
 */
export function dayChoices(articles: readonly ArticleSummary[], typed: Typed): Choice[] {
  const counts = new Map<Day, number>();
  for (const { publishedOn: day } of articles) if (day !== null) counts.set(day, (counts.get(day) ?? 0) + 1);
  const named = dayTyped(typed);
  const wanted = foldText(typed.text.trim()).toLowerCase();
  const days = [...counts.keys()]
    .sort()
    .reverse()
    .filter((day) => isWrittenWith(day, wanted));
  return [...new Set([...(named === undefined ? [] : [named]), ...days])]
    .slice(0, LIMITS.choices)
    .map((day) => ({ name: renderDayChoice(day, counts.get(day) ?? 0, typed.language), value: day }));
}

function isWrittenWith(day: Day, wanted: string): boolean {
  const forms = [day, ...LANGUAGES.map((language) => foldText(renderDay(day, language)).toLowerCase())];
  return forms.some((form) => form.includes(wanted));
}
