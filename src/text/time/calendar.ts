import type { Day } from '../../model/day.ts';

/** A range of days, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** The day as `YYYY-MM-DD`; undefined if the calendar has no such day. */
export function makeDay(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1 && year <= 9999 ? format(date) : undefined;
}

export function yearRange(year: number): DayRange {
  return { from: `${pad(year, 4)}-01-01`, to: `${pad(year, 4)}-12-31` };
}

/**
 * A range of months. A month outside 1 to 12 counts into the neighbouring years: month 0 is December of the year
 * before.
 */
export function monthRange(year: number, month: number, months = 1): DayRange {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const last = new Date(Date.UTC(year, month - 1 + months, 0));
  return { from: format(first), to: format(last) };
}

/** The week from Monday to Sunday that holds `day`, moved by `weeks`. */
export function weekRange(day: Day, weeks: number): DayRange {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(day, weeks * 7 - weekday);
  return { from: monday, to: addDays(monday, 6) };
}

export function addDays(day: Day, days: number): Day {
  return format(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
}

/** The same day a number of months later; the last day of the month if that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const { to } = monthRange(year, month + months);
  const target = `${to.slice(0, 8)}${pad(date, 2)}`;
  return target < to ? target : to;
}

export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function format(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
