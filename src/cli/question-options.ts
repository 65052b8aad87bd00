import type { InvalidCode } from '../model/answer.ts';
import { type Day, dayOf, isDay } from '../model/day.ts';
import { type Filters, MAX_QUESTION_CHARS, type Question } from '../model/question.ts';
import { OperatorError } from '../support/errors.ts';
import { filtersOf } from '../tools/tool-shapes.ts';
import type { OpenAnswerer } from '../wire/open-library.ts';
import { COLLECTION_OPTION } from './collection-option.ts';
import { UsageError } from './run-command.ts';

export const INDEX_OPTION = { type: 'string', takes: 'DIR', says: 'the index (default index)' } as const;

/** Read by {@link todayOf}. */
export const NOW_OPTION = { type: 'string', takes: 'DAY', says: 'what counts as today, YYYY-MM-DD' } as const;

/** Options of every command that asks the index. */
export const QUESTION_OPTIONS = {
  index: INDEX_OPTION,
  from: { type: 'string', takes: 'DAY', says: 'only articles published on that day or later, YYYY-MM-DD' },
  to: { type: 'string', takes: 'DAY', says: 'only articles published on that day or earlier' },
  source: { type: 'string', takes: 'S', says: 'only articles of that publisher' },
  article: { type: 'string', takes: 'ID', says: 'only that article' },
  collection: COLLECTION_OPTION,
  now: NOW_OPTION,
} as const;

/** @throws UsageError if a day is not valid. */
export function filtersOfOptions(values: { from?: string; to?: string; source?: string; article?: string }): Filters {
  const from = dayOption(values.from, '--from');
  const to = dayOption(values.to, '--to');
  return {
    ...filtersOf({ from, to, source: values.source }),
    ...(values.article !== undefined && { articleId: values.article }),
  };
}

/** The day of {@link NOW_OPTION}, or else today. @throws UsageError if the value is not a day. */
export function todayOf(value: string | undefined): Day {
  return dayOption(value, '--now') ?? dayOf(new Date());
}

function dayOption(value: string | undefined, name: string): Day | undefined {
  if (value !== undefined && !isDay(value)) throw new UsageError(`${name} takes a day as YYYY-MM-DD, not "${value}".`);
  return value;
}

/** @throws ARTICLE_UNKNOWN if the filters name an article that the index lacks. */
export function requireArticle({ tools }: OpenAnswerer, { articleId: id }: Filters): void {
  if (id === undefined || tools.index.articles.some((article) => article.id === id)) return;
  throw OperatorError.of('ARTICLE_UNKNOWN', { id });
}

/** The error for a refused question. */
export function problemOf({ text }: Question, code: InvalidCode): Error {
  if (code === 'QUESTION_EMPTY') return OperatorError.of('QUESTION_EMPTY', undefined);
  if (code === 'FILTER_INVALID') return new UsageError('--from must not be later than --to.');
  return OperatorError.of('QUESTION_TOO_LONG', { chars: text.length, maxChars: MAX_QUESTION_CHARS });
}
